import { eventTypes } from '@musicloud/domain/shared/events';
import { describe, expect, it } from 'vitest';
import { sentenceOf, sideOfNews } from './sentence.ts';

const keyOf = ((key: string) => key) as unknown as Parameters<typeof sentenceOf>[0];

describe('the sentence of a piece of news', () => {
  it('has one for every event there is', () => {
    for (const type of eventTypes) {
      expect(sentenceOf(keyOf, { type, outcome: null })).toMatch(
        /^(event|permission|objection|collaborator)\./,
      );
    }
  });

  it('tells a decision by its outcome', () => {
    const news = { type: 'copyright.decided', outcome: 'more_needed', mine: true } as const;
    expect(sentenceOf(keyOf, news)).toBe('decided.more_needed');
    expect(sideOfNews(news)).toBe('you');
    expect(sideOfNews({ ...news, outcome: 'in_review' })).toBe('other');
    expect(sideOfNews({ ...news, outcome: 'approved' })).toBe('done');
  });

  it('leaves nobody’s turn after a release, and the creator’s after a suspension', () => {
    expect(sideOfNews({ type: 'copyright.released', outcome: null, mine: true })).toBe('void');
    expect(sideOfNews({ type: 'source.suspended', outcome: null, mine: true })).toBe('you');
  });

  it('of a permission that is over is its creator’s turn, and nothing for its author', () => {
    const news = { type: 'permission.revoked', outcome: null } as const;
    expect(sideOfNews({ ...news, mine: true })).toBe('you');
    expect(sideOfNews({ ...news, mine: false })).toBe('void');
  });
});
