import { type SubmittedFacts, submitted, touched } from '../content/load-own.ts';
import { useOf } from '../content/use.ts';
import type { CopyrightState } from '../copyright/copyright.ts';
import type { OriginalEvidence } from '../copyright/decision.ts';
import { judge, missing, neededOf } from '../copyright/rules.ts';
import { decisionChange, type NewDecision } from '../copyright/take-decision.ts';
import { DomainError } from '../shared/errors.ts';
import type { Actor, Trace } from '../shared/events.ts';
import type { ContentId, PermissionId } from '../shared/ids.ts';
import type { Change, Ports, Read } from '../shared/ports.ts';
import { type Step, service, settle } from '../shared/use-case.ts';
import { type ContentFacts, isEnding } from '../status/status.ts';
import { askFor, isAnswerTo } from './ask.ts';
import type { Permission } from './permission.ts';
import { type As, permissionEvents } from './permission-events.ts';

export type Needs = Pick<Ports, 'contents' | 'registered' | 'clock' | 'newId' | 'patience'>;
/** One permission of one content, as a command names it. */
export type Which = { readonly contentId: ContentId; readonly permissionId: PermissionId };
export type By = {
  readonly actor: Actor;
  readonly trace: Trace;
  /** What it is told as, where the state it comes to does not say it. */
  readonly as?: As;
};

/**
 * Changes one permission of a content and decides again when that was the last one it waited for, in one commit.
 * Errors: NOT_FOUND for a permission that is not there or not `mine`, ALREADY_DELETED, ENDING_NOW while one of them
 * ends, and those of `change`.
 */
export function settlePermission(
  ports: Needs,
  { contentId, permissionId }: Which,
  mine: (permission: Permission) => boolean,
  change: (permission: Permission, now: Date) => Permission,
  by: By,
): Promise<ContentFacts> {
  return settle(ports, async (): Promise<Step> => {
    const loaded = await ports.contents.load(contentId);
    const permission = loaded?.permissions.find((one) => one.id === permissionId);
    if (!permission || !mine(permission)) throw new DomainError('NOT_FOUND');
    const before = submitted(loaded);
    if (isEnding(before)) throw new DomainError('ENDING_NOW');
    const after = change(permission, ports.clock());
    if (after === permission) return { done: before };
    const permissions = before.permissions.map((one) => (one === permission ? after : one));
    return { change: await changeOf(ports, before, permissions, by) };
  });
}

/** The change that gives a content other permissions, and a further decision when they settle it. */
async function changeOf(
  ports: Needs,
  before: SubmittedFacts,
  permissions: readonly Permission[],
  { actor, trace, as }: By,
): Promise<Change> {
  const told = permissionEvents(ports, before.permissions, permissions, actor, trace, as);
  const waits = waiting.has(before.copyright.state);
  const looked = waits ? await lookAgain(ports, { ...before, permissions }) : null;
  const next = { ...before, permissions: looked?.permissions ?? permissions };
  // Whoever is asked only now is asked because of this answer.
  const because = { ...trace, causeId: told.at(-1)?.id ?? trace.causeId };
  const asked = permissionEvents(ports, permissions, next.permissions, service, because);
  const events = [...told, ...asked];
  const reads = looked?.reads;
  if (looked?.decision) {
    return { ...decisionChange(ports, next, looked.decision, trace, events), before, reads };
  }
  const content = touched(before.content, ports.clock());
  return { before, after: { ...next, content }, events, reads };
}

const waiting: ReadonlySet<CopyrightState> = new Set(['awaiting_permission', 'ended']);

type Looked = {
  readonly permissions: readonly Permission[];
  /** Null while it still waits. */
  readonly decision: NewDecision | null;
  readonly reads: readonly Read[];
};

/** What became of a content that waited, or whose permission ended: who else is to be asked by now, and the decision when nobody is. */
async function lookAgain(ports: Needs, facts: SubmittedFacts): Promise<Looked> {
  const { content, copyright, decision, asset } = facts;
  const { id: contentId, creatorId, submission } = content;
  const sha256 = asset?.sha256 ?? null;
  const surroundings = await ports.registered.survey({ contentId, creatorId, submission, sha256 });
  const now = ports.clock();
  // An original that moves meanwhile is looked at again.
  const { reads } = surroundings;
  const asks = copyright.state === 'awaiting_permission';
  const permissions = asks
    ? withNewAuthors(ports, facts, surroundings.originals, now)
    : facts.permissions;
  const known = { creatorId, submission, sha256, surroundings, permissions, now };
  if (missing(known).length > 0) return { permissions, decision: null, reads };
  const verdict = judge(known);
  const said = { ...verdict, by: { kind: 'rules' }, note: '' } as const;
  // An admin has settled everything else already; what is missing were these answers.
  const { evidence } = verdict;
  const byAdmin = decision?.by.kind === 'admin';
  return {
    permissions,
    decision: byAdmin
      ? { ...said, outcome: 'approved', rule: 'permissions-granted', ruleVersion: 1, evidence }
      : said,
    reads,
  };
}

/** Somebody may have become a joint author since it was submitted: whoever was never asked is asked now. */
function withNewAuthors(
  { newId, patience }: Needs,
  { content, permissions: earlier }: SubmittedFacts,
  originals: readonly OriginalEvidence[],
  now: Date,
): readonly Permission[] {
  const { id: contentId, creatorId: requesterId, submission } = content;
  const use = useOf(submission);
  if (!use) return earlier;
  const surroundings = { originals };
  const needed = neededOf({ creatorId: requesterId, submission, surroundings }).filter(
    (one) => !earlier.some((permission) => isAnswerTo(permission, one)),
  );
  const asking = { contentId, requesterId, use, needed, originals, earlier: [] };
  return [...earlier, ...askFor({ newId, patience, now }, asking)];
}
