import type { ContentId } from '@musicloud/domain/shared/ids';
import type { StatusView } from '@musicloud/domain/status/views';
import { describe, expect, test } from 'vitest';
import { filterOf, type MyFilter } from './filter.ts';
import { merge } from './merge.ts';

const all: MyFilter = { q: '', status: [], type: 'all', sort: 'newest' };
const row = (name: string, minute: number, extra: Partial<StatusView> = {}) =>
  ({
    contentId: name,
    title: name,
    artistName: 'TIKITIK',
    registrationCode: null,
    status: 'approved',
    type: 'new_music',
    version: 1,
    createdAt: `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`,
    ...extra,
  }) as StatusView;
const names = (pages: { rows: readonly StatusView[] }[]) =>
  pages.map((page) => page.rows.map((one) => one.title).join());
const first = { rows: [row('d', 4), row('c', 3)], next: 'more' };
const second = { rows: [row('b', 2)], next: null };

describe('merge', () => {
  test('puts a newer row in place of the older, and leaves an older one out', () => {
    const news = { rows: [row('c', 3, { status: 'registered', version: 2 })], removed: [] };
    const [page] = merge([first, second], news, all);
    expect(page?.rows[1]?.status).toBe('registered');
    const late = { rows: [row('c', 3, { status: 'draft', version: 0 })], removed: [] };
    expect(merge([first, second], late, all)[0]?.rows[1]?.status).toBe('approved');
  });

  test('puts what is new where it belongs in the order', () => {
    const rows = [row('e', 5), row('b+', 2, { createdAt: '2026-01-01T00:02:30.000Z' })];
    expect(names(merge([first, second], { rows, removed: [] }, all))).toEqual(['e,d,c', 'b+,b']);
    const oldest = { ...all, sort: 'oldest' } as const;
    const page = { rows: [row('b', 2), row('c', 3)], next: 'more' };
    expect(names(merge([page], { rows: [row('z', 9)], removed: [] }, oldest))).toEqual(['b,c']);
    const whole = { ...page, next: null };
    expect(names(merge([whole], { rows: [row('z', 9)], removed: [] }, oldest))).toEqual(['b,c,z']);
  });

  test('takes out what is gone and what does not fit any more', () => {
    const gone = { rows: [], removed: ['d' as ContentId] };
    expect(names(merge([first, second], gone, all))).toEqual(['c', 'b']);
    const filter = { ...all, status: ['approved'] } as const;
    const news = { rows: [row('c', 3, { status: 'registered', version: 2 })], removed: [] };
    expect(names(merge([first, second], news, filter))).toEqual(['d', 'b']);
  });

  test('shows the first content of someone who had none', () => {
    const nothing = [{ rows: [], next: null }];
    expect(names(merge(nothing, { rows: [row('a', 1)], removed: [] }, all))).toEqual(['a']);
  });
});

test('an address says what is shown; what it can not mean is left out', () => {
  const get = (query: string) => (name: string) => new URLSearchParams(query).get(name);
  expect(filterOf(get('q= night &status=registered,nonsense,draft&type=song&sort=title'))).toEqual({
    q: 'night',
    status: ['draft', 'registered'],
    type: 'all',
    sort: 'title',
  });
  expect(filterOf(get(''))).toEqual(all);
});
