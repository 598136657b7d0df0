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
};

/** The process for one content (저작권 심사). */
export type Copyright =
  | (Common & { readonly state: 'checking' })
  | (Common & { readonly state: Outcome })
  /** Its creator took it back; the content is a draft again. */
  | (Common & { readonly state: 'withdrawn' })
  | Releasing
  | (Common & { readonly state: 'restoring'; readonly restoreTo: Settled; readonly reason: string })
  | (Common & { readonly state: 'released' });
export type Releasing = Common & {
  readonly state: 'releasing';
  /** What it falls back to when the source can't be taken back by the deadline. */
  readonly restoreTo: Settled;
  readonly deadline: Date;
};
/** Where a copyright can stand when its content is deleted. */
export type Settled = Outcome | 'checking';
export type CopyrightState = Copyright['state'];

/** How long a release may take before it is compensated. */
export const RELEASE_DEADLINE_MS = 10 * 60_000;

/** Opens the copyright of a content with its first decision. */
export function openCopyright(id: CopyrightId, decision: Decision): Copyright {
  return {
    state: decision.outcome,
    id,
    contentId: decision.contentId,
    version: 1,
    since: decision.decidedAt,
    decisionId: decision.id,
  };
}

const undecidable: ReadonlySet<CopyrightState> = new Set(['releasing', 'restoring', 'released']);

/** The copyright after a further decision. One being released takes none. */
export function decided(copyright: Copyright, decision: Decision): Copyright {
  if (undecidable.has(copyright.state)) throw new DomainError('ALREADY_DELETED');
  const { id, contentId, version } = copyright;
  return {
    state: decision.outcome,
    id,
    contentId,
    version: version + 1,
    since: decision.decidedAt,
    decisionId: decision.id,
  };
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
  const { id, contentId, version, decisionId } = copyright;
  return { state: 'withdrawn', id, contentId, version: version + 1, since: now, decisionId };
}

/** Starts the release of a deleted content's copyright. */
export function startRelease(copyright: Copyright, now: Date): Releasing {
  const { state, id, contentId, version, decisionId } = copyright;
  if (
    state === 'releasing' ||
    state === 'restoring' ||
    state === 'released' ||
    state === 'withdrawn'
  ) {
    throw new DomainError('ALREADY_DELETED');
  }
  return {
    state: 'releasing',
    id,
    contentId,
    version: version + 1,
    since: now,
    decisionId,
    restoreTo: state,
    deadline: new Date(now.getTime() + RELEASE_DEADLINE_MS),
  };
}

/** The end of a release: the source is unregistered, the approval is gone. */
export function released(copyright: Releasing, now: Date): Copyright {
  const { id, contentId, version, decisionId } = copyright;
  return { state: 'released', id, contentId, version: version + 1, since: now, decisionId };
}
