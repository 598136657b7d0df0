import {
  isInForce,
  type Objection,
  type ObjectionState,
  rulingsOn,
} from '@musicloud/domain/objection/objection';
import type {
  FollowedObjection,
  ObjectionDetail,
  ObjectionLine,
} from '@musicloud/domain/objection/views';
import type { ObjectionId } from '@musicloud/domain/shared/ids';
import type { Page } from '@musicloud/domain/status/views';
import { and, asc, count, desc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { objectionOf } from '../objections/rows.ts';
import { objections, status, user } from '../schema/index.ts';
import { readContent } from './content-view.ts';
import type { Reader } from './decision-view.ts';
import { beyond, cursorOf, pageOf } from './keyset.ts';
import { saidOf, wordsOf } from './stopped.ts';
import { statusView } from './views.ts';

/** The admins' lists: what waits for them, what is stopped, what is over. */
export const objectionLists = ['open', 'stopped', 'closed'] as const;
const statesOf: Readonly<Record<(typeof objectionLists)[number], readonly ObjectionState[]>> = {
  open: ['open'],
  stopped: ['upheld', 'answered', 'proceedings'],
  closed: ['dismissed', 'lifted'],
};
export type ObjectionsQuery = {
  readonly list: (typeof objectionLists)[number];
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** One list of objections: what waits the longest first, what is closed the latest first. */
export async function listObjections(
  db: Db,
  { list, cursor, limit }: ObjectionsQuery,
): Promise<Page<ObjectionLine>> {
  const [direction, order] =
    list === 'closed' ? (['desc', desc] as const) : (['asc', asc] as const);
  const rows = await db
    .select({ row: objections, status })
    .from(objections)
    .innerJoin(status, eq(status.contentId, objections.contentId))
    .where(
      and(
        inArray(objections.state, [...statesOf[list]]),
        beyond([objections.since, objections.id], direction, cursor),
      ),
    )
    .orderBy(order(objections.since), order(objections.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => lineOf(objectionOf(row.row), row.status),
    ({ row }) => cursorOf(row.since.toISOString(), row.id),
  );
}

function lineOf(objection: Objection, about: typeof status.$inferSelect): ObjectionLine {
  const { id, receipt, state, claim, name, since, filedAt } = objection;
  const moments = { since: since.toISOString(), filedAt: filedAt.toISOString() };
  const last = objection.additions.at(-1);
  const added = isInForce(objection) && last !== undefined && last.at > since;
  return { id, receipt, state, claim, name, ...moments, added, status: statusView(about) };
}

/** In force, and its claimant wrote since the last step: perhaps that proceedings were begun. */
const addedTo = sql`${objections.state} in ('upheld', 'answered', 'proceedings')
  and (${objections.additions} -> -1 ->> 'at')::timestamptz > ${objections.since}`;

/** How many wait for an admin: not ruled on yet, or added to since. */
export async function countObjections(db: Db): Promise<number> {
  const [row] = await db
    .select({ open: count() })
    .from(objections)
    .where(or(eq(objections.state, 'open'), addedTo));
  return row?.open ?? 0;
}

/** One objection with both sides, for an admin; null when it is not there. */
export async function readObjection(
  db: Db,
  id: ObjectionId,
  reader: Reader,
): Promise<ObjectionDetail | null> {
  const [row] = await db
    .select({ row: objections, status, creator: user })
    .from(objections)
    .innerJoin(status, eq(status.contentId, objections.contentId))
    .leftJoin(user, eq(user.id, status.creatorId))
    .where(eq(objections.id, id));
  if (!row) return null;
  const objection = objectionOf(row.row);
  const content = await readContent(db, objection.contentId, reader);
  if (!content) return null;
  const { email, explanation, links, additions, state } = objection;
  return {
    ...lineOf(objection, row.status),
    ...(await saidOf(db, objection)),
    email,
    explanation,
    links,
    additions: additions.map(({ at, ...said }) => ({ ...said, at: at.toISOString() })),
    rulings: rulingsOn[state],
    others: await countOthers(db, objection),
    content,
    creator: { name: row.creator?.name ?? '', email: row.creator?.email ?? '' },
  };
}

async function countOthers(db: Db, { id, contentId }: Objection): Promise<number> {
  const open = and(eq(objections.contentId, contentId), eq(objections.state, 'open'));
  const [row] = await db
    .select({ others: count() })
    .from(objections)
    .where(and(open, ne(objections.id, id)));
  return row?.others ?? 0;
}

/** An objection by its receipt, for whoever filed it. */
export async function followObjection(
  db: Db,
  receipt: string,
): Promise<(FollowedObjection & { readonly id: ObjectionId }) | null> {
  const [row] = await db
    .select({ row: objections, status })
    .from(objections)
    .innerJoin(status, eq(status.contentId, objections.contentId))
    .where(eq(objections.receipt, receipt));
  if (!row) return null;
  const objection = objectionOf(row.row);
  const { id, state, claim, filedAt, since, additions } = objection;
  return {
    ...{ id, receipt, state, claim },
    title: row.status.title,
    filedAt: filedAt.toISOString(),
    since: since.toISOString(),
    ...wordsOf(objection),
    additions: additions.length,
    addable: state !== 'dismissed' && state !== 'lifted',
  };
}
