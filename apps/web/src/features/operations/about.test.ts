import { jobs } from '@musicloud/domain/shared/jobs';
import { describe, expect, it } from 'vitest';
import en from '../../../messages/en/operations.json' with { type: 'json' };
import ko from '../../../messages/ko/operations.json' with { type: 'json' };
import { aboutOf, isSendable, jobNameOf } from './about.ts';

const id = '0199c0de-0000-7000-8000-000000000001';

describe('what a failed job is about', () => {
  it.each([
    [{ contentId: id }, { kind: 'content', id }],
    [{ assetId: id }, { kind: 'asset', id }],
    [{ eventId: id }, { kind: 'event', id }],
  ] as const)('%j', (payload, about) => {
    expect(aboutOf(payload)).toEqual(about);
  });

  // Never a link made of a stranger's text.
  it.each([null, 7, 'text', [], {}, { contentId: '../admin' }, { assetId: 7 }])(
    'nothing, of the payload %j',
    (payload) => {
      expect(aboutOf(payload)).toEqual({ kind: 'nothing' });
    },
  );
});

describe('whether it can be sent again', () => {
  it('can when its job takes the payload', () => {
    expect(isSendable({ name: 'register-source', payload: { contentId: id } })).toBe(true);
  });

  it.each([
    { name: 'register-source', payload: { assetId: id } },
    { name: 'register-source', payload: null },
    { name: 'make-coffee', payload: { contentId: id } },
    { name: 'toString', payload: { contentId: id } },
  ])('cannot: $name $payload', (letter) => {
    expect(isSendable(letter)).toBe(false);
  });

  it('names only jobs there are', () => {
    expect(jobNameOf('tell-creator')).toBe('tell-creator');
    expect(jobNameOf('constructor')).toBe('unknown');
  });

  it.each([
    ['ko', ko],
    ['en', en],
  ])('has a name for every job in %s', (_, { job }) => {
    expect(Object.keys(job).sort()).toEqual([...Object.keys(jobs), 'unknown'].sort());
  });
});
