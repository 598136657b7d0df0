import type { RegisteredSource, SourceQuery } from '@musicloud/domain/source/ports';

/** A row of the table `sources`, named and typed alike in every adapter; moments are milliseconds since 1970. */
export type SourceRow = Record<string, unknown>;

/** The source a row stands for; none when there is no row, or only a tombstone. */
export function sourceOf(row: SourceRow | undefined): RegisteredSource | null {
  if (!row || row.id === null) return null;
  return {
    id: row.id,
    contentId: row.content_id,
    creatorId: row.creator_id,
    code: row.code,
    title: row.title,
    artistName: row.artist_name,
    type: row.type,
    state: row.state,
    version: row.version,
    registeredAt: new Date(Number(row.registered_at)),
    unregisteredAt: row.unregistered_at === null ? null : new Date(Number(row.unregistered_at)),
  } as unknown as RegisteredSource;
}

/** What a registering of this version is answered, by the row that stands after it. */
export function answerOf(row: SourceRow | undefined, version: number): RegisteredSource | 'stale' {
  const source = sourceOf(row);
  return source?.state === 'registered' && source.version === version ? source : 'stale';
}

/** The row after which a page begins; an unreadable cursor begins at the beginning. */
export function placeOf(cursor: SourceQuery['cursor']): { at: number; contentId: string } | null {
  const [, at, contentId] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
  return at && contentId ? { at: Number(at), contentId } : null;
}

/** Cuts one row more than asked for into a page and the cursor of the next. */
export function pageOf(rows: readonly SourceRow[], limit: number) {
  const page = rows.slice(0, limit).flatMap((row) => sourceOf(row) ?? []);
  const last = page.at(-1);
  const more = rows.length > limit && last;
  return { rows: page, next: more ? `${last.registeredAt.getTime()}_${last.contentId}` : null };
}
