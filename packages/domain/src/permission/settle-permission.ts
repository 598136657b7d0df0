import { type SubmittedFacts, submitted, touched } from '../content/load-own.ts';
import type { CopyrightState } from '../copyright/copyright.ts';
import { judge, missing } from '../copyright/rules.ts';
import { decisionChange, type NewDecision } from '../copyright/take-decision.ts';
import { DomainError } from '../shared/errors.ts';
import type { Actor, Trace } from '../shared/events.ts';
import type { ContentId, PermissionId } from '../shared/ids.ts';
import type { Change, Ports, Read } from '../shared/ports.ts';
import { type Step, settle } from '../shared/use-case.ts';
import { type ContentFacts, isEnding } from '../status/status.ts';
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
  const next = { ...before, permissions };
  const decided = await decisionAfter(ports, next);
  if (decided) {
    const { decision, reads } = decided;
    return { ...decisionChange(ports, next, decision, trace, told), before, reads };
  }
  const content = touched(before.content, ports.clock());
  return { before, after: { ...next, content }, events: told };
}

const waiting: ReadonlySet<CopyrightState> = new Set(['awaiting_permission', 'ended']);

/** The decision of a content that waited for permissions, or whose permission ended; null while it still does. */
async function decisionAfter(
  ports: Needs,
  facts: SubmittedFacts,
): Promise<{ decision: NewDecision; reads: readonly Read[] } | null> {
  const { content, copyright, decision, asset, permissions } = facts;
  if (!waiting.has(copyright.state)) return null;
  const { id: contentId, creatorId, submission } = content;
  const sha256 = asset?.sha256 ?? null;
  const surroundings = await ports.registered.survey({ contentId, creatorId, submission, sha256 });
  const now = ports.clock();
  const known = { creatorId, submission, sha256, surroundings, permissions, now };
  if (missing(known).length > 0) return null;
  const verdict = judge(known);
  const said = { ...verdict, by: { kind: 'rules' }, note: '' } as const;
  // An admin has settled everything else already; what is missing were these answers.
  const { evidence } = verdict;
  const byAdmin = decision?.by.kind === 'admin';
  return {
    decision: byAdmin
      ? { ...said, outcome: 'approved', rule: 'permissions-granted', ruleVersion: 1, evidence }
      : said,
    // An original that moves meanwhile is looked at again.
    reads: surroundings.reads,
  };
}
