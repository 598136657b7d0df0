import type { DomainEvent } from '../shared/events.ts';
import type { ObjectionId } from '../shared/ids.ts';
import type { Objection } from './objection.ts';

/** Objections, each by itself: filing one moves no content. Every later step is committed with the content. */
export type Objections = {
  readonly find: (id: ObjectionId) => Promise<Objection | null>;
  /** Keeps a new one with its event; the same id again keeps the first, which is answered. */
  readonly file: (objection: Objection, event: DomainEvent) => Promise<Objection>;
};
