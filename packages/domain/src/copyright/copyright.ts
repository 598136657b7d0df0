import { DomainError } from '../shared/errors.ts';
import type { ContentId, CopyrightId, DecisionId } from '../shared/ids.ts';
import type { Decision, Outcome } from './decision.ts';

type Common = {
  readonly id: CopyrightId;
  readonly contentId: ContentId;
  /** Fences commands to the source registry: an older one is refused there. */
  readonly version: number;
  readonly since: Date;
  /** The decision it follows; null while the first check is still under way. */
  readonly decisionId: DecisionId | null;
  /** Why its last release had to be undone; told until its creator tries again or keeps it. */
  readonly releaseFailure: string | null;
};

/** The process for one content (저작권 심사). */
export type Copyright =
  | (Common & { readonly state: 'checking' })
  | (Common & { readonly state: Outcome })
  /** Its creator took it back; the content is a draft again. */
  | (Common & { readonly state: 'withdrawn' })
  | Releasing
  | Restoring
  /** A permission it stood on is over: its source is unregistered, and the content stays. */
  | (Common & { readonly state: 'ended' })
  | (Common & { readonly state: 'released' });
export type Releasing = Common & {
  readonly state: 'releasing';
  /** What it falls back to when the source can't be taken back by the deadline. */
  readonly restoreTo: Settled;
  readonly deadline: Date;
  /** How often the registry was asked in vain, and what it said last; empty before the first time. */
  readonly attempts: number;
  readonly reason: string;
};
/** The release could not be done in time: the registry is asked to put the source back. */
export type Restoring = Common & {
  readonly state: 'restoring';
  readonly restoreTo: Settled;
  readonly reason: string;
};
/** Where a copyright can stand when its content is deleted, or a permission of it ends. */
export type Settled = Outcome | 'checking' | 'ended';
export type CopyrightState = Copyright['state'];

/** Opens the copyright of a content with its first decision. */
export function openCopyright(id: CopyrightId, decision: Decision): Copyright {
  return {
    state: decision.outcome,
    id,
    contentId: decision.contentId,
    version: 1,
    since: decision.decidedAt,
    decisionId: decision.id,
    releaseFailure: null,
  };
}

const undecidable: ReadonlySet<CopyrightState> = new Set(['releasing', 'restoring', 'released']);

/** What a copyright has after any step, whatever state it comes to: the next version, and no failure to tell of. */
const stepped = ({ id, contentId, version, decisionId }: Copyright, now: Date) =>
  ({ id, contentId, version: version + 1, since: now, decisionId, releaseFailure: null }) as const;

/** The copyright after a further decision. One being released takes none. */
export function decided(copyright: Copyright, decision: Decision): Copyright {
  if (undecidable.has(copyright.state)) throw new DomainError('ALREADY_DELETED');
  const { id: decisionId, outcome: state, decidedAt } = decision;
  return { ...stepped(copyright, decidedAt), decisionId, state };
}

const waiting: ReadonlySet<CopyrightState> = new Set([
  'checking',
  'in_review',
  'more_needed',
  'awaiting_permission',
]);

/** Takes an application back while it waits. What was approved is deleted instead. */
export function withdraw(copyright: Copyright, now: Date): Copyright {
  if (!waiting.has(copyright.state)) throw new DomainError('NOT_WITHDRAWABLE');
  return { ...stepped(copyright, now), state: 'withdrawn' };
}

/**
 * Starts the release of a copyright: its content is deleted, or a permission it stands on ends. A deletion takes over
 * a release that is under way for a permission. Errors: ALREADY_DELETED.
 */
export function startRelease(copyright: Copyright, now: Date, deadlineMs: number): Releasing {
  if (copyright.state === 'released' || copyright.state === 'withdrawn') {
    throw new DomainError('ALREADY_DELETED');
  }
  const restoreTo = isUnderWay(copyright) ? copyright.restoreTo : copyright.state;
  const deadline = new Date(now.getTime() + deadlineMs);
  const begun = { restoreTo, deadline, attempts: 0, reason: '' };
  return { ...stepped(copyright, now), ...begun, state: 'releasing' };
}

/** The end of a release: the source is unregistered, the approval is gone. */
export const released = (copyright: Releasing, now: Date): Copyright => ({
  ...stepped(copyright, now),
  state: 'released',
});

/** The end of a release for a permission: the source is unregistered, and the content can be permitted again. */
export const ended = (copyright: Releasing, now: Date): Copyright => ({
  ...stepped(copyright, now),
  state: 'ended',
});

/** Another try in vain. The version stays: the command to the registry is the same one. */
export function failedAttempt(copyright: Releasing, reason: string): Releasing {
  return { ...copyright, attempts: copyright.attempts + 1, reason: reason.slice(0, 300) };
}

/** Gives a release up that is past its deadline. The newer version outdoes an unregistering still under way. */
export function startRestoring(copyright: Releasing, now: Date): Restoring {
  const { restoreTo, reason } = copyright;
  return { ...stepped(copyright, now), restoreTo, reason, state: 'restoring' };
}

/** Everything as it was before, and why a deletion failed; the end of a permission is tried again by itself. */
export function restored(copyright: Restoring, now: Date, deleting = true): Copyright {
  const releaseFailure = deleting ? copyright.reason : null;
  return { ...stepped(copyright, now), releaseFailure, state: copyright.restoreTo };
}

/** Whether a release, or its undoing, is under way. */
export const isUnderWay = (copyright: Copyright): copyright is Releasing | Restoring =>
  copyright.state === 'releasing' || copyright.state === 'restoring';

/** The failure is known and the content stays: it is told no longer. */
export function keep(copyright: Copyright): Copyright {
  if (copyright.releaseFailure === null) throw new DomainError('NOT_FAILED');
  return { ...copyright, releaseFailure: null };
}
