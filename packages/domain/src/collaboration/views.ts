import type { CreditRole } from '../content/credits.ts';
import type { CollaboratorId } from '../shared/ids.ts';
import type { AudioView, StatusView, Time } from '../status/views.ts';
import type { CollaboratorState } from './collaborator.ts';

/** Somebody with whom a content was made, as those who made it read. */
export type CollaboratorView = {
  readonly id: CollaboratorId;
  readonly name: string;
  readonly roles: readonly CreditRole[];
  readonly shareBps: number;
  readonly state: CollaboratorState;
  readonly since: Time;
  /** As a joint author they let the uploader answer for them. */
  readonly represented: boolean;
  /** The reader themselves. */
  readonly mine: boolean;
};

/** What somebody is invited to, or made with its uploader. */
export type CollaborationView = CollaboratorView & {
  readonly status: StatusView;
  readonly ownerName: string;
  readonly audio: AudioView | null;
};
