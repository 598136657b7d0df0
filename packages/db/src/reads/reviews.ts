import type { ContentId } from '@musicloud/domain/shared/ids';
import type {
  AdminSourceView,
  Page,
  ReviewDetail,
  ReviewView,
} from '@musicloud/domain/status/views';
import { and, asc, count, desc, eq, ilike, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { factsOf, factsQuery, loadOne } from '../contents/load.ts';
import type { Db } from '../database.ts';
import { contents, sources, status, user } from '../schema/index.ts';
import { contentView } from './content-view.ts';
import type { Reader } from './decision-view.ts';
import { anywhere, beyond, cursorOf, pageOf } from './keyset.ts';
import { audioView, statusView } from './views.ts';

/** The review queue, oldest first. */
export async function listReviews(
  db: Db,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<ReviewView>> {
  const rows = await db
    .select({ row: status, name: user.name })
    .from(status)
    .leftJoin(user, eq(user.id, status.creatorId))
    .where(
      and(eq(status.status, 'in_review'), beyond([status.since, status.contentId], 'asc', cursor)),
    )
    .orderBy(asc(status.since), asc(status.contentId))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ row, name }) => ({ status: statusView(row), creatorName: name ?? '' }),
    ({ row }) => cursorOf(row.since.toISOString(), row.contentId),
  );
}

export async function countReviews(db: Db): Promise<number> {
  const [row] = await db
    .select({ reviews: count() })
    .from(status)
    .where(eq(status.status, 'in_review'));
  return row?.reviews ?? 0;
}

/** A review with both sides, or null. */
export async function readReview(
  db: Db,
  id: ContentId,
  reader: Reader,
): Promise<ReviewDetail | null> {
  const facts = await loadOne(db, id);
  if (!facts || facts.content.state === 'draft') return null;
  const [creator] = await db.select().from(user).where(eq(user.id, facts.content.creatorId));
  return {
    content: await contentView(db, facts, reader),
    creator: { name: creator?.name ?? '', email: creator?.email ?? '' },
    sides: await readSides(db, facts.decision?.evidence.matches.map((one) => one.contentId) ?? []),
  };
}

async function readSides(db: Db, ids: readonly ContentId[]): Promise<ReviewDetail['sides']> {
  if (ids.length === 0) return [];
  const rows = await factsQuery(db).where(inArray(contents.id, [...ids]));
  const names = await db
    .select()
    .from(user)
    .where(
      inArray(
        user.id,
        rows.map((row) => row.content.creatorId),
      ),
    );
  return rows.map(factsOf).flatMap(({ content, source, asset }) => {
    if (content.state === 'draft') return [];
    const name = names.find((one) => one.id === content.creatorId)?.name ?? '';
    return [
      {
        contentId: content.id,
        creatorName: name,
        title: content.submission.title,
        artistName: content.submission.artistName,
        registrationCode: source?.code ?? null,
        since: (source?.registeredAt ?? content.submittedAt).toISOString(),
        audio: audioView(asset),
      },
    ];
  });
}

export type AdminSourcesQuery = {
  readonly q?: string | undefined;
  readonly state?: 'registered' | 'suspended' | 'unregistered' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** All sources, newest first. */
export async function listSources(
  db: Db,
  { q, state, cursor, limit }: AdminSourcesQuery,
): Promise<Page<AdminSourceView>> {
  const rows = await db
    .select({ row: status, source: sources, name: user.name })
    .from(sources)
    .innerJoin(status, eq(status.contentId, sources.contentId))
    .leftJoin(user, eq(user.id, status.creatorId))
    .where(
      and(
        stateIs(state),
        q
          ? or(
              ...[status.title, status.artistName, sources.code, user.name].map((column) =>
                ilike(column, anywhere(q)),
              ),
            )
          : undefined,
        beyond([sources.registeredAt, sources.contentId], 'desc', cursor),
      ),
    )
    .orderBy(desc(sources.registeredAt), desc(sources.contentId))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ row, source, name }) => ({
      status: statusView(row),
      creatorName: name ?? '',
      suspension: source.suspendedAt && {
        cause: source.suspensionCause ?? '',
        since: source.suspendedAt.toISOString(),
      },
    }),
    ({ source }) => cursorOf(source.registeredAt.toISOString(), source.contentId),
  );
}

function stateIs(state: AdminSourcesQuery['state']) {
  if (state === undefined) return undefined;
  if (state === 'unregistered') return eq(sources.state, 'unregistered');
  const held = state === 'suspended' ? isNotNull(sources.suspendedAt) : isNull(sources.suspendedAt);
  return and(eq(sources.state, 'registered'), held);
}
