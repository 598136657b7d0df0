import type postgres from 'postgres';
import type { RegistryCopy } from '../registry/copy.ts';
import type { SourceRow } from '../registry/rows.ts';
import { type Known, settledSource } from './settled-source.ts';

const PAGE = 1_000;

/** How many entries of the registry are kept, set back, mended, and left out because the snapshot knows no such content. */
export type SourceCounts = { rows: number; later: number; mended: number; left: number };

/**
 * The registry's entries as they belong to the snapshot of `tx`, in pages. Both stores are read in the order of their
 * contents, side by side, so that any number takes little memory.
 */
export async function* settledSources(
  tx: postgres.Sql,
  registry: RegistryCopy,
  counts: SourceCounts,
): AsyncGenerator<SourceRow[]> {
  const entries = entriesOf(registry);
  let entry = (await entries.next()).value as SourceRow | undefined;
  for await (const contents of knownContents(tx)) {
    const page: SourceRow[] = [];
    for (const known of contents) {
      while (entry && String(entry.content_id) < known.contentId) {
        counts.left += 1;
        entry = (await entries.next()).value as SourceRow | undefined;
      }
      const own = entry?.content_id === known.contentId ? entry : undefined;
      if (own) entry = (await entries.next()).value as SourceRow | undefined;
      const { row, kind } = settledSource(known, own);
      if (kind !== 'same') counts[kind] += 1;
      if (row) page.push(row);
    }
    counts.rows += page.length;
    yield page;
  }
  for (; entry; entry = (await entries.next()).value as SourceRow | undefined) counts.left += 1;
}

async function* entriesOf(registry: RegistryCopy): AsyncGenerator<SourceRow> {
  let page = await registry.rowsAfter('', PAGE);
  while (page.length > 0) {
    yield* page;
    page = await registry.rowsAfter(String(page.at(-1)?.content_id), PAGE);
  }
}

/** Every content with a copyright, in the order both stores sort ids in: byte by byte. */
async function* knownContents(tx: postgres.Sql): AsyncGenerator<Known[]> {
  const rows = tx<(Omit<Known, 'source'> & Record<string, string | null>)[]>`
    select c.id as "contentId", c.creator_id as "creatorId", cp.state, cp.version,
      s.id as "sourceId", s.code, s.state as "sourceState",
      floor(extract(epoch from s.registered_at) * 1000)::text as "registeredAt",
      floor(extract(epoch from s.unregistered_at) * 1000)::text as "unregisteredAt",
      c.submission ->> 'title' as title, c.submission ->> 'artistName' as "artistName",
      c.submission ->> 'type' as type
    from contents c join copyrights cp on cp.content_id = c.id
      left join sources s on s.content_id = c.id
    order by c.id`;
  for await (const page of rows.cursor(PAGE)) {
    yield page.map(({ sourceId, code, sourceState, registeredAt, unregisteredAt, ...known }) => ({
      ...known,
      source: sourceId
        ? {
            id: sourceId,
            code: code ?? '',
            state: sourceState ?? '',
            registeredAt: Number(registeredAt),
            unregisteredAt: unregisteredAt === null ? null : Number(unregisteredAt),
          }
        : null,
    })) as Known[];
  }
}
