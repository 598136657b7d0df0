import { describe, expect, test } from 'vitest';
import { grantedInAdvance, request } from '../permission/permission.ts';
import { plainTerms } from '../permission/terms.ts';
import { AssetId, ContentId, PermissionId } from '../shared/ids.ts';
import { match, me, moment, original, someone, submission, uuid } from '../testing/samples.ts';
import { type Facts, judge, NEAR_NAME, nameScore, rules } from './rules.ts';

const nothing = { sameBytes: [], nearNames: [], originals: [] };
const facts = (over: Partial<Facts> = {}): Facts => ({
  creatorId: me,
  submission: submission(),
  sha256: 'a'.repeat(64),
  surroundings: nothing,
  permissions: [],
  now: moment(9),
  ...over,
});
const sameBytes = (creatorId = someone) => match({ kind: 'same_bytes', creatorId });
const outside = (documents: AssetId[] = []) => ({
  title: 'Old Song',
  writers: 'Somebody',
  societyCode: '',
  documents,
});
const said = ({ outcome, rule }: ReturnType<typeof judge>) => ({ outcome, rule });

describe('new music', () => {
  test('without conflict is approved, on what it was checked by', () => {
    const verdict = judge(facts());
    expect(said(verdict)).toEqual({ outcome: 'approved', rule: 'no-conflict' });
    expect(verdict.evidence).toMatchObject({ sound: 'bytes', sha256: 'a'.repeat(64), matches: [] });
  });

  test('without a file says that it was not checked by sound', () => {
    expect(judge(facts({ sha256: null })).evidence).toMatchObject({ sound: 'none', sha256: null });
  });

  test('with the bytes of someone else is rejected with the match as evidence', () => {
    const verdict = judge(facts({ surroundings: { ...nothing, sameBytes: [sameBytes()] } }));
    expect(said(verdict)).toEqual({ outcome: 'rejected', rule: 'same-recording-other' });
    expect(verdict.evidence.matches).toEqual([sameBytes()]);
  });

  test('with own bytes is told as already uploaded, and shows only the own match', () => {
    const found = [sameBytes(), sameBytes(me)];
    const verdict = judge(facts({ surroundings: { ...nothing, sameBytes: found } }));
    expect(said(verdict)).toEqual({ outcome: 'rejected', rule: 'same-recording-own' });
    expect(verdict.evidence.matches).toEqual([sameBytes(me)]);
  });
});

describe('near names', () => {
  const judged = (over: Parameters<typeof match>[0]) =>
    judge(facts({ surroundings: { ...nothing, nearNames: [match(over)] } }));

  test('an equal name of another creator goes to review with its score', () => {
    const verdict = judged({});
    expect(said(verdict)).toEqual({ outcome: 'in_review', rule: 'near-equal-name' });
    expect(verdict.evidence.matches[0]?.score).toBe(1);
  });

  test.each([
    ['one slip', { title: 'The Sonk Of Today' }, 'in_review'],
    ['signs and case', { title: 'the song, of TODAY!' }, 'in_review'],
    ['another title', { title: 'The Song Of Tomorrow' }, 'approved'],
    ['another artist', { artistName: 'Somebody' }, 'approved'],
    ['own music', { creatorId: me }, 'approved'],
  ])('%s', (_, over, outcome) => expect(judged(over).outcome).toBe(outcome));

  test('the line is drawn at the threshold itself', () => {
    // 20 letters: 3 slips are 0.85, 4 are 0.80.
    const title = 'abcdefghijklmnopqrst';
    const slips = (count: number) => 'x'.repeat(count) + title.slice(count);
    const named = submission({ title });
    const near = (count: number) => match({ title: slips(count) });
    expect(nameScore(named, near(3))).toBeCloseTo(NEAR_NAME, 10);
    const outcomeOf = (count: number) =>
      judge(facts({ submission: named, surroundings: { ...nothing, nearNames: [near(count)] } }))
        .outcome;
    expect(outcomeOf(3)).toBe('in_review');
    expect(outcomeOf(4)).toBe('approved');
  });

  test('the worse of title and artist counts', () => {
    const far = match({ artistName: 'Nobody' });
    expect(nameScore(submission(), far)).toBeLessThan(NEAR_NAME);
  });

  test('a slip in one Korean vowel is near', () => {
    const korean = submission({ title: '한여름밤의꿈', artistName: '볼빨간' });
    expect(
      nameScore(korean, match({ title: '한여룸밤의꿈', artistName: '볼빨간' })),
    ).toBeGreaterThan(NEAR_NAME);
  });

  test('the nearest stands first', () => {
    const found = [match({ title: 'The Sonk Of Today' }), match({ contentId: id(21) })];
    const verdict = judge(facts({ surroundings: { ...nothing, nearNames: found } }));
    expect(verdict.evidence.matches.map((one) => one.contentId)).toEqual([id(21), id(20)]);
  });
});

const id = (n: number) => ContentId.parse(uuid(n));

describe('covers and derivatives', () => {
  const judged = (...originals: ReturnType<typeof original>[]) =>
    judge(
      facts({
        submission: submission({ type: 'cover', originalIds: [id(30)] }),
        surroundings: { ...nothing, originals },
      }),
    );

  test('of own originals up to the roots are approved', () => {
    expect(judged(original(), original({ contentId: id(31), isRoot: false })).outcome).toBe(
      'approved',
    );
  });

  test.each([
    ['someone else’s original', [original({ creatorId: someone })]],
    ['someone else’s root', [original({ isRoot: false }), original({ creatorId: someone })]],
  ])('of %s wait for its authors', (_, originals) => {
    const verdict = judged(...originals);
    expect(said(verdict)).toEqual({ outcome: 'awaiting_permission', rule: 'original-authors' });
    expect(verdict.evidence.originals).toEqual(originals);
  });

  const asked = {
    id: PermissionId.parse(uuid(50)),
    contentId: id(1),
    requesterId: me,
    originalId: id(30),
    authorId: someone,
    part: 'work',
    rights: ['reproduction_transmission'],
    use: 'plain_cover',
    terms: plainTerms,
  } as const;
  const cover = (over: Parameters<typeof original>[0], permissions: Facts['permissions'] = []) =>
    judge(
      facts({
        submission: submission({ type: 'cover', originalIds: [id(30)] }),
        surroundings: { ...nothing, originals: [original({ creatorId: someone, ...over })] },
        permissions,
      }),
    );

  test('wait while an author is asked, and are approved once they granted, with the terms as evidence', () => {
    const open = request(asked, moment(), { answerDays: 14, noticeDays: 7 });
    expect(cover({}, [open]).outcome).toBe('awaiting_permission');
    const verdict = cover({}, [grantedInAdvance(asked, moment())]);
    expect(said(verdict)).toEqual({ outcome: 'approved', rule: 'no-conflict' });
    expect(verdict.evidence.permissions).toEqual([
      expect.objectContaining({ permissionId: asked.id, terms: plainTerms, by: 'standing_terms' }),
    ]);
  });

  test('are not approved by what was granted for another original, or by somebody else', () => {
    for (const over of [{ originalId: id(31) }, { authorId: me }, { part: 'recording' as const }]) {
      const other = grantedInAdvance({ ...asked, ...over }, moment());
      expect(cover({}, [other]).outcome).toBe('awaiting_permission');
    }
  });

  test('whose author never permits this use are rejected', () => {
    const never = { standing: { answer: 'never', terms: plainTerms } } as const;
    expect(said(cover(never))).toEqual({ outcome: 'rejected', rule: 'never-permitted' });
    // What was granted before stays granted.
    expect(cover(never, [grantedInAdvance(asked, moment())]).outcome).toBe('approved');
  });

  test('of a work entrusted to a society need its document, besides the author’s consent', () => {
    expect(said(cover({ entrusted: true }))).toEqual({
      outcome: 'more_needed',
      rule: 'society-document',
    });
  });

  test('of an own work with other writers need their consent on paper', () => {
    const verdict = judged(original({ soleWriter: false }));
    expect(said(verdict)).toEqual({ outcome: 'more_needed', rule: 'co-writers' });
  });

  test('named like their original are not in conflict with it', () => {
    const verdict = judge(
      facts({
        surroundings: {
          ...nothing,
          originals: [original({ contentId: id(20) })],
          nearNames: [match({ contentId: id(20) })],
        },
      }),
    );
    expect(verdict.outcome).toBe('approved');
  });

  test('of an original outside go to review with documents, and are asked for them without', () => {
    const documents = [AssetId.parse(uuid(40))];
    const with_ = judge(facts({ submission: submission({ outsideOriginal: outside(documents) }) }));
    expect(said(with_)).toEqual({ outcome: 'in_review', rule: 'outside-original' });
    expect(with_.evidence.documents).toEqual(documents);
    const without = judge(facts({ submission: submission({ outsideOriginal: outside() }) }));
    expect(said(without)).toEqual({ outcome: 'more_needed', rule: 'outside-original' });
  });
});

describe('precedence', () => {
  // Everything at once; each round takes away what decided, so that the next in line has to.
  const never = original({
    creatorId: someone,
    entrusted: true,
    standing: { answer: 'never', terms: plainTerms },
  });
  const ask = original({ contentId: id(32), creatorId: someone });
  const society = original({ creatorId: someone, entrusted: true });
  const together = original({ contentId: id(31), soleWriter: false });
  const cover = submission({ type: 'derivative' });
  const all = facts({
    submission: submission({ type: 'cover', outsideOriginal: outside() }),
    surroundings: {
      sameBytes: [sameBytes(me), sameBytes()],
      nearNames: [match()],
      originals: [never],
    },
  });
  const without = (over: Partial<Facts['surroundings']>, named = all.submission): Facts => ({
    ...all,
    submission: named,
    surroundings: { ...all.surroundings, ...over },
  });
  const noBytes = { sameBytes: [] };
  const plain = submission({ type: 'cover' });
  test.each([
    ['same-recording-own', all],
    ['same-recording-other', without({ sameBytes: [sameBytes()] })],
    ['outside-original', without(noBytes)],
    ['never-permitted', without({ ...noBytes, originals: [never, ask, together, society] }, cover)],
    ['original-authors', without({ ...noBytes, originals: [ask, together, society] }, cover)],
    ['co-writers', without({ ...noBytes, originals: [together, society] }, plain)],
    ['society-document', without({ ...noBytes, originals: [society] }, plain)],
    ['near-equal-name', without({ ...noBytes, originals: [] }, plain)],
    ['no-conflict', without({ ...noBytes, originals: [], nearNames: [] }, plain)],
  ])('%s decides before all after it', (rule, given) => expect(judge(given).rule).toBe(rule));

  test('covers every rule', () => {
    expect(rules.map((rule) => rule.id)).toEqual([
      'same-recording-own',
      'same-recording-other',
      'outside-original',
      'never-permitted',
      'original-authors',
      'co-writers',
      'society-document',
      'near-equal-name',
      'no-conflict',
    ]);
  });
});
