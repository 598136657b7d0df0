import { Credits } from '@musicloud/domain/content/credits';
import { AssetId, ContentId } from '@musicloud/domain/shared/ids';
import { describe, expect, test } from 'vitest';
import {
  autofill,
  emptyForm,
  type Form,
  titleOf,
  toDraft,
  toSubmission,
  withType,
} from './form.ts';

const assetId = AssetId.parse('0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b');
const original = ContentId.parse('0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c');
const filled: Form = { ...emptyForm, title: 'Night Train', artistName: 'TIKITIK', assetId };
const problemsOf = (form: Form, sound: 'there' | 'waived' | 'missing' = 'there') => {
  const checked = toSubmission(form, sound);
  return 'problems' in checked ? checked.problems : null;
};

describe('toSubmission', () => {
  test('hands in what is complete, cleaned', () => {
    const checked = toSubmission({ ...filled, title: '  Night\u200B  Train ' }, 'there');
    expect(checked).toMatchObject({ submission: { title: 'Night Train', assetId } });
  });

  test('an empty form lacks its title, its artist and its recording', () => {
    expect(problemsOf(emptyForm, 'missing')).toEqual({
      title: { kind: 'missing' },
      artistName: { kind: 'missing' },
      file: { kind: 'missing' },
    });
  });

  test.each([
    ['of zero-width characters', '\u200B\u2060'],
    ['of spaces', '   '],
  ])('a title %s is none', (_, title) => {
    expect(problemsOf({ ...filled, title })).toEqual({ title: { kind: 'missing' } });
  });

  test('a title of 10,000 characters says how long it is and how long it may be', () => {
    expect(problemsOf({ ...filled, title: 'a'.repeat(10_000) })).toEqual({
      title: { kind: 'too_long', max: 200, length: 10_000 },
    });
    expect(problemsOf({ ...filled, title: 'a'.repeat(201) })).toEqual({
      title: { kind: 'too_long', max: 200, length: 201 },
    });
  });

  test('a cover needs an original; new music leaves one out that was chosen before', () => {
    const cover = withType(filled, 'cover');
    expect(problemsOf(cover)).toEqual({ originals: { kind: 'missing' } });
    const changed = toSubmission({ ...cover, type: 'new_music', originalIds: [original] }, 'there');
    expect(changed).toMatchObject({
      submission: { originalIds: [], outsideOriginal: null, use: null },
    });
  });

  test('what a derivative did has to be said, and of a cover that never said', () => {
    const chosen = { ...filled, originalIds: [original] };
    for (const type of ['cover', 'derivative'] as const) {
      expect(problemsOf({ ...chosen, type })).toEqual({ use: { kind: 'missing' } });
    }
    const said = toSubmission({ ...chosen, type: 'derivative', use: 'sample' }, 'there');
    expect(said).toMatchObject({ submission: { use: 'sample' } });
  });

  test('an original outside needs its title and writers, not its code', () => {
    const outsideOriginal = { title: ' ', writers: '', societyCode: '', documents: [] };
    const use = 'remix';
    expect(problemsOf({ ...filled, type: 'derivative', use, outsideOriginal })).toEqual({
      outsideTitle: { kind: 'missing' },
      outsideWriters: { kind: 'missing' },
    });
  });

  test('a recording that was refused or left out is not handed in', () => {
    expect(toSubmission(filled, 'waived')).toMatchObject({ submission: { assetId: null } });
    expect(problemsOf(filled, 'missing')).toEqual({ file: { kind: 'missing' } });
  });
});

describe('withType', () => {
  test.each([
    ['new_music', null, 'cover', 'plain_cover'],
    ['new_music', null, 'derivative', null],
    ['cover', 'plain_cover', 'derivative', null],
    ['cover', 'translation', 'derivative', 'translation'],
    ['derivative', 'remix', 'cover', 'plain_cover'],
    ['derivative', 'arrangement', 'cover', 'arrangement'],
    ['derivative', 'remix', 'new_music', null],
  ] as const)('%s, %s, as %s is %s', (type, use, next, expected) => {
    const form = withType({ ...filled, type, use }, next);
    expect(form).toEqual({ ...filled, type: next, use: expected });
  });
});

describe('toDraft', () => {
  test('leaves out people who have no name yet: one of them would void all credits', () => {
    const credits = Credits.parse({ composer: [{ kind: 'me' }] });
    credits.lyricist = [
      { kind: 'person', name: ' ' },
      { kind: 'person', name: 'Kim' },
    ];
    const draft = toDraft({ ...filled, credits });
    expect(draft.credits.lyricist).toEqual([{ kind: 'person', name: 'Kim' }]);
    expect(draft.credits.composer).toEqual([{ kind: 'me' }]);
  });

  test('keeps what is too long to be submitted, up to what a draft holds', () => {
    expect(toDraft({ ...filled, title: 'x'.repeat(30_000) }).title).toHaveLength(20_000);
    expect(toDraft({ ...filled, title: 'x'.repeat(10_000) }).title).toHaveLength(10_000);
  });
});

describe('autofill', () => {
  test('fills what is empty, betters what it filled, leaves alone what was typed', () => {
    const first = autofill(emptyForm, {}, { title: 'track01', artistName: 'Someone' });
    expect(first.form).toMatchObject({ title: 'track01', artistName: 'Someone' });
    const typed = { ...first.form, artistName: 'TIKITIK' };
    const second = autofill(typed, first.autofilled, { title: 'Night Train', artistName: 'Tag' });
    expect(second.form).toMatchObject({ title: 'Night Train', artistName: 'TIKITIK' });
  });
});

test.each([
  ['The Song Of Today.mp3', 'The Song Of Today'],
  ['03 - night_train.flac', 'night train'],
  ['1999.wav', '1999'],
  ['오늘의 노래.m4a', '오늘의 노래'],
  ['.mp3', '.mp3'],
])('the title of %s is %s', (fileName, title) => {
  expect(titleOf(fileName)).toBe(title);
});
