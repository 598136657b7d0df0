import { describe, expect, test } from 'vitest';
import { ContentId } from '../shared/ids.ts';
import {
  contentId,
  deleted,
  deleting,
  draft,
  me,
  moment,
  submission,
  submitted,
  uuid,
} from '../testing/samples.ts';
import {
  checkOriginals,
  DraftForm,
  formOf,
  reopen,
  Submission,
  startDeleting,
  submit,
} from './content.ts';

test('only what is submitted is deleted, and only once', () => {
  expect(startDeleting(submitted({ version: 3 }), 'all', moment(5))).toMatchObject({
    state: 'deleting',
    ends: 'all',
    version: 4,
    deletedAt: moment(5),
    updatedAt: moment(5),
    createdAt: moment(),
  });
  for (const content of [draft(), deleting(), deleted()]) {
    expect(() => startDeleting(content, [], moment()), content.state).toThrow('ALREADY_DELETED');
  }
});

test('a reopened content is a draft with all that was submitted', () => {
  const said = submission({ title: 'Kept', description: 'all of it', visibility: 'public' });
  const back = reopen(submitted({ submission: said, version: 2 }), moment(6));
  expect(back).toMatchObject({ state: 'draft', version: 3, id: contentId, createdAt: moment() });
  expect(Submission.parse(back.form)).toEqual(said);
});

test('submitting a draft keeps its id and day of birth and asks for a new number', () => {
  const given = { id: contentId, creatorId: me, submission: submission(), fingerprint: 'f' };
  const first = submit(null, given, moment(7));
  expect(first).toMatchObject({ version: 1, createdAt: moment(7), registrationNumber: null });
  const later = submit(draft({ version: 4 }), given, moment(7));
  expect(later).toMatchObject({ version: 5, createdAt: moment(), submittedAt: moment(7) });
});

describe('originals', () => {
  const other = ContentId.parse(uuid(30));
  const outsideOriginal = { title: 'Old', writers: 'A', societyCode: '', documents: [] };
  test.each([
    ['new music', {}, null],
    ['new music with an original', { originalIds: [other] }, 'ORIGINAL_NOT_ALLOWED'],
    ['new music with one outside', { outsideOriginal }, 'ORIGINAL_NOT_ALLOWED'],
    ['a cover', { type: 'cover', originalIds: [other] }, null],
    ['a cover of one outside', { type: 'cover', outsideOriginal }, null],
    ['a cover of nothing', { type: 'cover' }, 'ORIGINAL_REQUIRED'],
    ['a derivative of nothing', { type: 'derivative' }, 'ORIGINAL_REQUIRED'],
    ['a cover of itself', { type: 'cover', originalIds: [contentId] }, 'ORIGINAL_IS_SELF'],
  ] as const)('%s', (_, over, refusal) => {
    const check = () => checkOriginals(contentId, submission(over as Partial<Submission>));
    if (refusal) expect(check).toThrow(refusal);
    else expect(check).not.toThrow();
  });

  test('ids count as the same in either case', () => {
    const mixed = 'ABCDEF00-0000-7000-8000-000000000001';
    expect(ContentId.parse(mixed)).toBe(mixed.toLowerCase());
  });
});

describe('what is said of a content', () => {
  const valid = { title: 'T', artistName: 'A', type: 'new_music' };
  test.each([
    ['an empty title', { title: '' }],
    ['a title of nothing to see', { title: ' \u200B\u200D ' }],
    ['a title of 10,000 characters', { title: 'x'.repeat(10_000) }],
    ['an unknown type', { type: 'podcast' }],
    ['an original that is no id', { originalIds: ['1; drop table contents'] }],
    ['eleven originals', { originalIds: Array.from({ length: 11 }, (_, n) => uuid(n)) }],
    ['an unknown visibility', { visibility: 'friends' }],
  ])('refuses %s', (_, over) => {
    expect(Submission.safeParse({ ...valid, ...over }).success).toBe(false);
  });

  test('is only seen by its creator unless they say otherwise', () => {
    expect(Submission.parse(valid).visibility).toBe('private');
  });

  test('a form may be as unfinished as it likes, but holds nothing a database refuses', () => {
    expect(DraftForm.parse({}).title).toBe('');
    const typed = DraftForm.parse({ title: 'a\u0000b\uD83D', description: '\u0000' });
    expect(typed).toMatchObject({ title: 'ab', description: '' });
    expect(formOf(submission())).toEqual(DraftForm.parse(submission()));
  });
});
