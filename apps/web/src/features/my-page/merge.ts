import type { Page, StatusView } from '@musicloud/domain/status/views';
import type { LiveNews } from '../../trpc/live.tsx';
import { compare, fits, type MyFilter } from './filter.ts';

type Rows = Page<StatusView>;

/**
 * The pages of a list with what changed put into them: a newer row in place of the older, what fits no longer
 * taken out, what is new put where it belongs. A place beyond what was loaded is left to the next page.
 */
export function merge(
  pages: readonly Rows[],
  news: Pick<LiveNews, 'rows' | 'removed'>,
  filter: MyFilter,
): Rows[] {
  const gone = new Set<string>(news.removed);
  const changed = new Map<string, StatusView>(news.rows.map((row) => [row.contentId, row]));
  const seen = new Set<string>();
  const kept = pages.map((page) => ({
    ...page,
    rows: page.rows
      .map((row) => {
        seen.add(row.contentId);
        const newer = changed.get(row.contentId);
        return newer && newer.version > row.version ? newer : row;
      })
      .filter((row) => !gone.has(row.contentId) && fits(row, filter)),
  }));
  const added = news.rows.filter(
    (row) => !seen.has(row.contentId) && !gone.has(row.contentId) && fits(row, filter),
  );
  return added.reduce((all, row) => insert(all, row, filter), kept);
}

function insert(pages: Rows[], row: StatusView, { sort }: MyFilter): Rows[] {
  const at = pages.findIndex((page) => page.rows.some((one) => compare(row, one, sort) < 0));
  const last = pages.length - 1;
  if (at === -1 && (last < 0 || pages[last]?.next !== null)) return pages;
  const target = at === -1 ? last : at;
  return pages.map((page, index) => {
    if (index !== target) return page;
    const before = page.rows.findIndex((one) => compare(row, one, sort) < 0);
    const place = before === -1 ? page.rows.length : before;
    return { ...page, rows: [...page.rows.slice(0, place), row, ...page.rows.slice(place)] };
  });
}
