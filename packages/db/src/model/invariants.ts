import { neededOf } from '@musicloud/domain/copyright/rules';
import { isInForce, type Objection } from '@musicloud/domain/objection/objection';
import { isAnswerTo } from '@musicloud/domain/permission/ask';
import { stands } from '@musicloud/domain/permission/permission';
import type { ContentId, ObjectionId } from '@musicloud/domain/shared/ids';
import type { Change } from '@musicloud/domain/shared/ports';
import type { RegisteredSource } from '@musicloud/domain/source/ports';
import { type ContentFacts, statusOf } from '@musicloud/domain/status/status';
import { getTableColumns, inArray } from 'drizzle-orm';
import { loadFacts } from '../contents/load.ts';
import { statusRowOf } from '../contents/rows.ts';
import { status } from '../schema/index.ts';
import type { World } from '../testing/world.ts';

/** Everything that is stored of one content, in both databases. */
export type Seen = {
  readonly id: ContentId;
  readonly facts: ContentFacts | null;
  readonly source: RegisteredSource | null;
  readonly row: object | undefined;
  /** The report of it, if one was filed. */
  readonly objection: Objection | null;
};

export class Broken extends Error {}
/** Throws unless an invariant holds. */
export function hold(invariant: number, condition: boolean, what: string, seen?: unknown): void {
  if (condition) return;
  const found = seen === undefined ? '' : `\n${JSON.stringify(seen, null, 1)}`;
  throw new Broken(`invariant ${invariant}: ${what}${found}`);
}

/** Looks at the contents of a run. Nothing else happens meanwhile, so that it is one moment. */
export async function look(
  world: World,
  ids: readonly ContentId[],
  objectionIds: readonly ObjectionId[],
): Promise<Seen[]> {
  const { changedAt: _, ...columns } = getTableColumns(status);
  const facts = await loadFacts(world.database.db, ids);
  const rows = await world.database.db
    .select(columns)
    .from(status)
    .where(inArray(status.contentId, [...ids]));
  const objections = await Promise.all(objectionIds.map((id) => world.ports.objections.find(id)));
  const seen = ids.map(async (id) => ({
    id,
    facts: facts.find((one) => one.content.id === id) ?? null,
    source: await world.ports.registry.find(id),
    row: rows.find((one) => one.contentId === id),
    objection: objections.find((one) => one?.contentId === id) ?? null,
  }));
  return Promise.all(seen);
}

const approving = new Set(['approved', 'releasing', 'restoring']);

/** What holds at any moment, whatever is in flight. */
export function checkMoment(all: readonly Seen[]): void {
  for (const seen of all) {
    const { facts, source, row } = seen;
    const state = facts?.copyright?.state ?? 'none';
    if (source?.state === 'registered') {
      const was = facts?.copyright && 'restoreTo' in facts.copyright && facts.copyright.restoreTo;
      const approved = was ? was === 'approved' : state === 'approved';
      hold(1, approving.has(state) && approved, 'registered, but not approved', seen);
    }
    if (source?.state === 'registered') {
      hold(1, isPermitted(facts), 'registered, and not permitted by all', seen);
    }
    const hasEnded = facts?.content.state === 'submitted' && facts.copyright?.state === 'ended';
    if (hasEnded) {
      hold(
        1,
        source?.state !== 'registered',
        'its permission has ended, and it is registered',
        seen,
      );
      hold(1, !isPermitted(facts), 'said to have ended, and permitted by all', seen);
    }
    if (state === 'approved' && facts?.source?.state === 'registered') {
      hold(2, source?.state === 'registered', 'said to be registered, and it is not', seen);
    }
    checkStopped(seen);
    const wanted = facts && statusRowOf(statusOf(facts));
    hold(5, same(row ?? null, wanted), 'the status row is not the function of the facts', seen);
  }
}

/** A track is stopped by the objection that is in force, and by no other. */
function checkStopped(seen: Seen): void {
  const { facts, objection } = seen;
  if (facts?.source?.state !== 'registered') return;
  const by = facts.source.suspension?.objectionId ?? null;
  const inForce = objection && isInForce(objection) ? objection.id : null;
  hold(1, by === inForce, 'stopped without an objection in force, or played with one', seen);
}

/** Whether every author whose permission the decision found needed has granted it, and it is not over. */
function isPermitted(facts: ContentFacts | null): boolean {
  if (facts?.content.state !== 'submitted') return true;
  const { content, decision, permissions } = facts;
  const { creatorId, submission } = content;
  const surroundings = { originals: decision?.evidence.originals ?? [] };
  return neededOf({ creatorId, submission, surroundings }).every((needed) =>
    permissions.some((one) => isAnswerTo(one, needed) && stands(one)),
  );
}

/** Whether two values are written alike, whatever the order of their keys. */
function same(one: object | null, other: object | null): boolean {
  const written = (value: object | null) => JSON.stringify(value && Object.entries(value).sort());
  return written(one) === written(other);
}

const final = new Set([
  'draft',
  'in_review',
  'more_needed',
  'awaiting_permission',
  'permission_ended',
  'registered',
  'rejected',
  'released',
  'deletion_failed',
]);

/** What holds besides when nothing is in flight. */
export function checkRest(all: readonly Seen[]): void {
  checkMoment(all);
  for (const seen of all) {
    const { facts, source } = seen;
    if (!facts) continue;
    const { status: shown, nextActor } = statusOf(facts);
    hold(4, final.has(shown) && nextActor !== 'service', 'neither final nor waiting', seen);
    const approved = facts.content.state === 'submitted' && facts.copyright?.state === 'approved';
    hold(
      2,
      (source?.state === 'registered') === approved,
      'a source without approval, or none',
      seen,
    );
    if (!approved) continue;
    const { id, code, state } = facts.source ?? {};
    hold(2, state === 'registered' && id === source?.id, 'not the source that is known', seen);
    hold(2, code === source?.code, 'not the code that is known', seen);
  }
  const byRules = all.filter(({ facts, source }) => {
    const isByRules = facts?.decision?.by.kind === 'rules' && facts.decision.evidence.sha256;
    return isByRules && source?.state === 'registered';
  });
  hold(
    2,
    byRules.length <= 1,
    'the same recording is registered twice, and no admin said so',
    byRules,
  );
}

/** A change tells what happened, by whom, on whose request and why; without an event nobody sees a difference. */
export function checkChange({ before, after, events }: Change): void {
  if (events.length === 0) {
    const statusBefore = before && statusOf(before).status;
    hold(
      6,
      statusBefore === (after && statusOf(after).status),
      'a status changed without an event',
    );
  }
  for (const event of events) {
    hold(6, event.correlationId !== '', 'an event without correlation id', event);
    const told = event.actor.kind !== 'service' || event.causeId !== null;
    hold(6, told, 'the service did something without a cause', event);
  }
}

/**
 * What happened twice: a content is released once, if ever, and registered, unregistered, registered again in turns,
 * since a permission can end and be given anew.
 */
export async function doubled(world: World, ids: readonly ContentId[]): Promise<number> {
  const rows = await world.database.sql`
    select from (
      select subject_id, type, lag(type) over (partition by subject_id order by id) as before from events
      where subject_id = any(${[...ids]}::uuid[]) and type in ('source.registered', 'source.unregistered')
      union all
      select subject_id, type, lag(type) over (partition by subject_id order by id) from events
      where subject_id = any(${[...ids]}::uuid[]) and type = 'copyright.released') turn
    where type = before`;
  return rows.length;
}

/** How many of contents that were accepted and are not there were not thrown away by their creator, as a draft again. */
export async function lost(world: World, ids: readonly ContentId[]): Promise<number> {
  const rows = await world.database.sql`
    select from unnest(${[...ids]}::uuid[]) gone where not exists (
      select from events where subject_id = gone and type = 'content.draft_discarded')`;
  return rows.length;
}
