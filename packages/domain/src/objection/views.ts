import type { ObjectionId } from '../shared/ids.ts';
import type { ContentView, DocumentView, StatusView, Time } from '../status/views.ts';
import type { Claim, ObjectionState, Ruling } from './objection.ts';

/** What its creator answered to a claim. */
type ObjectionAnswerView = {
  readonly statement: string;
  readonly documents: readonly DocumentView[];
  readonly at: Time;
};

/** An objection in force, as the creator of the stopped track reads it: who says what, but no address. */
export type StoppedView = {
  readonly id: ObjectionId;
  readonly state: ObjectionState;
  readonly claim: Claim;
  readonly name: string;
  readonly explanation: string;
  readonly links: readonly string[];
  readonly since: Time;
  /** An admin's words: why it was stopped, and why it stays so. */
  readonly reason: string;
  readonly note: string;
  readonly answer: ObjectionAnswerView | null;
  readonly resumesAt: Time | null;
  readonly answerable: boolean;
};

/** An objection as whoever filed it follows it by its receipt. */
export type FollowedObjection = {
  readonly receipt: string;
  readonly state: ObjectionState;
  readonly claim: Claim;
  readonly title: string;
  readonly filedAt: Time;
  readonly since: Time;
  readonly reason: string;
  readonly note: string;
  readonly resumesAt: Time | null;
  readonly additions: number;
  readonly addable: boolean;
};

/** A line of the admins' list of objections. */
export type ObjectionLine = {
  readonly id: ObjectionId;
  readonly receipt: string;
  readonly state: ObjectionState;
  readonly claim: Claim;
  readonly name: string;
  readonly since: Time;
  readonly filedAt: Time;
  /** In force, and added to since the last step: an admin has to look again. */
  readonly added: boolean;
  readonly status: StatusView;
};

/** An objection, opened: the claim, the track it is about, and its creator's side. */
export type ObjectionDetail = ObjectionLine & {
  readonly email: string;
  readonly explanation: string;
  readonly links: readonly string[];
  readonly additions: readonly {
    readonly explanation: string;
    readonly links: readonly string[];
    readonly at: Time;
  }[];
  readonly reason: string;
  readonly note: string;
  readonly answer: ObjectionAnswerView | null;
  readonly resumesAt: Time | null;
  readonly rulings: readonly Ruling['kind'][];
  /** How many other open ones there are about the same track. */
  readonly others: number;
  readonly content: ContentView;
  readonly creator: { readonly name: string; readonly email: string };
};
