import { type ContentType, contentTypes } from '@musicloud/domain/content/content';
import { type Status, statuses } from '@musicloud/domain/status/status';
import type { StatusView } from '@musicloud/domain/status/views';

export const sorts = ['newest', 'oldest', 'title'] as const;
export type Sort = (typeof sorts)[number];

/** What of My Page is shown; stands in the address as `?q=…&status=a,b&type=…&sort=…`. */
export type MyFilter = {
  readonly q: string;
  /** None: all of them. */
  readonly status: readonly Status[];
  readonly type: ContentType | 'all';
  readonly sort: Sort;
};

const MOST_LETTERS = 200;

/** The filter of an address; what it can't mean counts as not there. */
export function filterOf(get: (name: string) => string | null | undefined): MyFilter {
  const wanted = new Set((get('status') ?? '').split(','));
  return {
    q: (get('q') ?? '').trim().slice(0, MOST_LETTERS),
    status: statuses.filter((one) => wanted.has(one)),
    type: contentTypes.find((one) => one === get('type')) ?? 'all',
    sort: sorts.find((one) => one === get('sort')) ?? 'newest',
  };
}

/** The filter as the procedure takes it; the same for the server's first page and the browser's next ones. */
export function listInput({ q, status, type, sort }: MyFilter) {
  return {
    ...(q === '' ? {} : { q }),
    ...(status.length === 0 ? {} : { status: [...status] }),
    ...(type === 'all' ? {} : { type: [type] }),
    sort,
  };
}

/** Whether anything is left out. */
export const isNarrowed = ({ q, status, type }: MyFilter): boolean =>
  q !== '' || status.length > 0 || type !== 'all';

/** Whether a row belongs to what is shown, as the server would say. */
export function fits(row: StatusView, { q, status, type }: MyFilter): boolean {
  if (status.length > 0 && !status.includes(row.status)) return false;
  if (type !== 'all' && row.type !== type) return false;
  const words = q.toLowerCase();
  return [row.title, row.artistName, row.registrationCode ?? ''].some((text) =>
    text.toLowerCase().includes(words),
  );
}

/** The order of two rows as they are listed. */
export function compare(a: StatusView, b: StatusView, sort: Sort): number {
  if (sort === 'title') return order(a.title, b.title) || order(a.contentId, b.contentId);
  const byTime = order(a.createdAt, b.createdAt) || order(a.contentId, b.contentId);
  return sort === 'newest' ? -byTime : byTime;
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
