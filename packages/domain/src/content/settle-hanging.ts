import { closeRequest, giveNotice } from '../permission/ending.ts';
import type { Permission } from '../permission/permission.ts';
import { settlePermission } from '../permission/settle-permission.ts';
import { domainCodeOf } from '../shared/errors.ts';
import type { Trace } from '../shared/events.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { decideAndCommit } from '../shared/use-case.ts';

type Needs = Pick<
  Ports,
  'contents' | 'registered' | 'clock' | 'newId' | 'patience' | 'permissions'
>;

/**
 * What became of the permissions that hang on a deleted content, as its creator chose: open requests are closed, of
 * what shall end notice is given, and the rest stays. Each by itself: one that fails holds up no other, and all are
 * looked at again until none failed. Repeated, it goes on where it stopped.
 */
export async function settleHanging(ports: Needs, id: ContentId, trace: Trace): Promise<void> {
  const facts = await ports.contents.load(id);
  if (facts?.content.state !== 'deleted') return;
  const { creatorId, ends, deletedAt } = facts.content;
  if (ends === null) return;
  const actor = { kind: 'creator', id: creatorId } as const;
  const change = (permission: Permission, now: Date): Permission => {
    // What was said after the deletion is about what is left of it: another request, a notice taken back.
    if (permission.since > deletedAt) return permission;
    const isEnding = ends === 'all' || ends.includes(permission.id);
    if (permission.state !== 'granted' || !isEnding) return closeRequest(permission, now);
    return giveNotice(permission, { cause: 'original_deleted', note: '' }, now, ports.patience);
  };
  const failures: unknown[] = [];
  for (const which of await ports.permissions.hangingOn(id, creatorId)) {
    await settlePermission(ports, which, () => true, change, { actor, trace }).catch((error) => {
      if (!gone.has(domainCodeOf(error) ?? '')) failures.push(error);
    });
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} not settled yet`);
  await noteSettled(ports, id);
}

/** The content it was for was deleted or taken back meanwhile: nothing is left to settle. */
const gone: ReadonlySet<string> = new Set(['ALREADY_DELETED', 'NOT_FOUND']);

async function noteSettled(ports: Pick<Ports, 'contents'>, id: ContentId): Promise<void> {
  await decideAndCommit(ports, async () => {
    const before = await ports.contents.load(id);
    if (before?.content.state !== 'deleted' || before.content.ends === null)
      return { done: before };
    const content = { ...before.content, ends: null, version: before.content.version + 1 };
    return { change: { before, after: { ...before, content }, events: [] } };
  });
}
