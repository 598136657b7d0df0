import { describe, expect, it } from 'vitest';
import { linksOf, reportOf } from './report-form.ts';

const form = {
  claim: 'work',
  name: 'Claimant',
  email: 'claimant@example.org',
  explanation: 'I wrote it.',
  links: '',
} as const;

describe('a report as it is typed', () => {
  it('takes one address a line and passes over empty ones', () => {
    expect(linksOf(' https://a.example/ \n\n https://b.example/x\n')).toEqual([
      'https://a.example/',
      'https://b.example/x',
    ]);
  });

  it('is a report when all is there', () => {
    expect(reportOf({ ...form, links: 'https://a.example/' })).toEqual({
      report: { ...form, links: ['https://a.example/'] },
    });
  });

  it('says what is missing, in the order of the form', () => {
    const empty = { claim: null, name: ' ', email: 'x', explanation: '', links: 'javascript:1' };
    expect(reportOf(empty)).toEqual({
      problems: ['claim', 'explanation', 'links', 'name', 'email'],
    });
  });
});
