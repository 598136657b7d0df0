import { describe, expect, test } from 'vitest';
import type { SourceRow } from '../registry/rows.ts';
import { type Known, type KnownSource, settledSource } from './settled-source.ts';

const source: KnownSource = {
  id: 'source',
  code: 'MC-1',
  state: 'registered',
  registeredAt: 10,
  unregisteredAt: null,
};
const known = (over: Partial<Known>): Known => ({
  contentId: 'content',
  creatorId: 'creator',
  state: 'approved',
  version: 5,
  source,
  title: 'Title',
  artistName: 'Artist',
  type: 'new_music',
  ...over,
});
const row = (state: string, version: number): SourceRow => ({
  content_id: 'content',
  version,
  state,
  id: 'source',
  code: 'MC-1',
});
const unregistered = { ...source, state: 'unregistered', unregisteredAt: 20 };

describe('an entry stays as it is', () => {
  test.each([
    ['registered and approved', known({}), row('registered', 1)],
    [
      'unregistered and released',
      known({ state: 'released', source: unregistered }),
      row('unregistered', 5),
    ],
    ['of one still to be registered', known({ source: null }), row('registered', 5)],
    ['of one being released', known({ state: 'releasing' }), row('unregistered', 5)],
    ['of one being restored', known({ state: 'restoring' }), row('unregistered', 4)],
    ['a tombstone', known({ state: 'released', source: null }), row('unregistered', 5)],
  ])('%s', (_, facts, entry) => {
    expect(settledSource(facts, entry)).toEqual({ row: entry, kind: 'same' });
  });

  test('where there is none, and none is needed', () => {
    for (const facts of [known({ source: null }), known({ state: 'in_review', source: null })]) {
      expect(settledSource(facts, undefined)).toEqual({ row: null, kind: 'same' });
    }
  });
});

describe('what came later is set back', () => {
  test('to registered, when it was', () => {
    expect(settledSource(known({}), row('unregistered', 6))).toEqual({
      kind: 'later',
      row: {
        content_id: 'content',
        creator_id: 'creator',
        version: 5,
        state: 'registered',
        id: 'source',
        code: 'MC-1',
        title: 'Title',
        artist_name: 'Artist',
        type: 'new_music',
        registered_at: 10,
        unregistered_at: null,
      },
    });
  });

  test('to a version that lets the command in flight through', () => {
    const { row: entry, kind } = settledSource(known({ state: 'releasing' }), row('registered', 6));
    expect(kind).toBe('later');
    expect(entry).toMatchObject({ state: 'registered', version: 4 });
  });

  test('to nothing, when it was not known yet', () => {
    const facts = known({ state: 'in_review', source: null });
    expect(settledSource(facts, row('registered', 6))).toEqual({ row: null, kind: 'later' });
  });
});

describe('what is at rest and not as PostgreSQL says is mended', () => {
  test.each([
    ['missing', known({}), undefined, 'registered'],
    ['unregistered', known({}), row('unregistered', 5), 'registered'],
    ['another', known({}), { ...row('registered', 5), id: 'other' }, 'registered'],
    [
      'still registered',
      known({ state: 'released', source: unregistered }),
      row('registered', 1),
      'unregistered',
    ],
  ])('%s', (_, facts, entry, state) => {
    expect(settledSource(facts, entry)).toMatchObject({
      kind: 'mended',
      row: { state, version: 5, id: 'source', code: 'MC-1' },
    });
  });
});
