import { describe, expect, test } from 'vitest';
import { contentTypes } from '../content/content.ts';
import { type Use, useOf, uses, usesOf } from '../content/use.ts';
import { AccountId, ContentId } from '../shared/ids.ts';
import { me, someone, uuid } from '../testing/samples.ts';
import { type LineMember, neededPermissions, needsSociety } from './permits.ts';
import { rightsOf, usesRecording } from './rights.ts';
import { plainTerms, StandingTerms, sayingTogether, standingTermOf, Terms } from './terms.ts';

const singer = AccountId.parse('singer');
const member = (n: number, creatorId: AccountId, over: Partial<LineMember> = {}): LineMember => ({
  contentId: ContentId.parse(uuid(n)),
  creatorId,
  isChosen: false,
  isRoot: false,
  entrusted: false,
  ...over,
});
const asked = (use: Use, line: readonly LineMember[]) =>
  neededPermissions(use, line, me).map(({ authorId, part }) => `${authorId} ${part}`);

describe('who has to permit', () => {
  const root = member(1, someone, { isRoot: true });
  const cover = member(2, singer, { isChosen: true });

  test('the author of the original', () => {
    expect(asked('plain_cover', [{ ...root, isChosen: true }])).toEqual(['someone-else work']);
  });

  test('for a cover of a cover the author at the root, not its singer', () => {
    expect(asked('plain_cover', [root, cover])).toEqual(['someone-else work']);
    expect(asked('changed_lyrics', [root, cover])).toEqual(['someone-else work']);
  });

  test.each(['remix', 'sample'] as const)(
    'for a %s of a cover the author at the root and the owner of the recording',
    (use) => {
      expect(asked(use, [root, cover])).toEqual(['someone-else work', 'singer recording']);
    },
  );

  test('all joint authors of a work, but not of a recording, and never the one who asks', () => {
    const joint = [{ accountId: singer }, { accountId: me }];
    const ours = { ...root, isChosen: true, jointAuthors: joint };
    expect(asked('plain_cover', [ours])).toEqual(['someone-else work', 'singer work']);
    expect(asked('remix', [ours])).toEqual([
      'someone-else work',
      'singer work',
      'someone-else recording',
    ]);
    // One's own work with others: they are asked.
    expect(asked('plain_cover', [{ ...ours, creatorId: me }])).toEqual(['singer work']);
  });

  test('a society is asked for nobody’s own work, joint or not', () => {
    const entrusted = { ...root, entrusted: true };
    expect(needsSociety([entrusted], me)).toBe(true);
    expect(needsSociety([{ ...entrusted, jointAuthors: [{ accountId: me }] }], me)).toBe(false);
    expect(needsSociety([{ ...entrusted, creatorId: me }], me)).toBe(false);
  });

  test('for a medley all of them, each for the own work', () => {
    const other = member(3, singer, { isRoot: true, isChosen: true });
    const line = [{ ...root, isChosen: true }, other];
    expect(asked('plain_cover', line)).toEqual(['someone-else work', 'singer work']);
    expect(neededPermissions('plain_cover', line, me).map((one) => one.originalId)).toEqual([
      root.contentId,
      other.contentId,
    ]);
  });

  test('of a work entrusted to a society: its author for the consent to the change only', () => {
    const entrusted = { ...root, entrusted: true };
    expect(neededPermissions('translation', [entrusted, cover], me)).toEqual([
      expect.objectContaining({ authorId: someone, rights: ['consent_to_change'] }),
    ]);
    // Nothing is changed: the society alone answers.
    expect(asked('plain_cover', [entrusted, cover])).toEqual([]);
    expect(asked('remix', [entrusted, cover])).toEqual(['someone-else work', 'singer recording']);
    expect(needsSociety([entrusted, cover], me)).toBe(true);
    expect(needsSociety([entrusted], someone)).toBe(false);
    expect(needsSociety([root, { ...cover, entrusted: true }], me)).toBe(false);
  });

  test('nobody asks themselves', () => {
    const own = member(1, me, { isRoot: true, isChosen: true });
    expect(asked('remix', [own])).toEqual([]);
    expect(asked('remix', [own, member(2, singer, { isChosen: true })])).toEqual([
      'singer recording',
    ]);
  });

  test('each for the rights that are theirs', () => {
    const [work, recording] = neededPermissions('remix', [root, cover], me);
    expect(work?.rights).toEqual([
      'reproduction_transmission',
      'derivative_work',
      'consent_to_change',
    ]);
    expect(recording?.rights).toEqual(['recording']);
  });
});

describe('kinds of use', () => {
  test('a plain cover changes nothing; all others do, and say so', () => {
    for (const use of uses) {
      expect(rightsOf(use).includes('consent_to_change'), use).toBe(use !== 'plain_cover');
      expect(rightsOf(use)).toContain('reproduction_transmission');
    }
  });

  test('each belongs to a type, and what takes the sound is never a cover', () => {
    expect(new Set(Object.values(usesOf).flat())).toEqual(new Set(uses));
    expect(usesOf.cover.filter(usesRecording)).toEqual([]);
    const plainest = contentTypes.map((type) => useOf({ type, use: null }));
    expect(plainest).toEqual([null, 'plain_cover', 'arrangement']);
    expect(useOf({ type: 'derivative', use: 'remix' })).toBe('remix');
  });
});

describe('standing terms', () => {
  const term = (answer: 'grant' | 'ask' | 'never') => ({ answer, terms: plainTerms });

  test('the original’s own, else its author’s default, else ask', () => {
    const own = { plain_cover: term('grant') };
    const byDefault = { plain_cover: term('never'), remix: term('never') };
    expect(standingTermOf('plain_cover', own, byDefault).answer).toBe('grant');
    expect(standingTermOf('remix', own, byDefault).answer).toBe('never');
    expect(standingTermOf('sample', own, byDefault).answer).toBe('ask');
    expect(standingTermOf('sample', null, null).answer).toBe('ask');
  });

  test.each([-1, 10_001, 12.5])('a share of %d basis points is none', (shareBps) => {
    expect(Terms.safeParse({ shareBps }).success).toBe(false);
  });

  test('of a kind nobody knows are refused', () => {
    expect(StandingTerms.safeParse({ plain_cover: term('ask') }).success).toBe(true);
    expect(StandingTerms.safeParse({ anything: term('ask') }).success).toBe(false);
    expect(Terms.safeParse({ shareBps: 0, territory: 'Korea' }).success).toBe(false);
  });
});

describe('joint authors together', () => {
  const said = (...answers: ('grant' | 'ask' | 'never')[]) =>
    sayingTogether(answers.map((answer) => ({ answer, terms: plainTerms }))).answer;

  test('grant at once only all of them, and one refuses for all', () => {
    expect(said('grant', 'grant')).toBe('grant');
    expect(said('grant', 'ask')).toBe('ask');
    expect(said('grant', 'ask', 'never')).toBe('never');
    expect(said()).toBe('ask');
  });
});
