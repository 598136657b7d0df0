import { expect, it } from 'vitest';
import { renewer } from './renew.ts';

const id = '018f0000-0000-7000-8000-000000000001';
const made = '018f0000-0000-7000-8000-000000000002';
const recorded = { id, title: 'abcdefgh ijklmnop', ids: [made] };

it('puts the id, the words of the title and the time of another upload in, and keeps the rest', () => {
  const renew = renewer(recorded)('018f0000-0000-7000-8000-00000000000a', 'qrstuvwx yzabcdef');
  expect(renew(`{"id":"${id}","name":"abcdefghijklmnop tikitik","size":1}`)).toBe(
    '{"id":"018f0000-0000-7000-8000-00000000000a","name":"qrstuvwxyzabcdef tikitik","size":1}',
  );
  expect(renew('at 2026-01-02T03:04:05.678Z')).toMatch(/^at \d{4}-\d\d-\d\dT.{12}Z$/);
  expect(renew('at 2026-01-02T03:04:05.678Z')).not.toContain('03:04:05.678');
});

it('gives each id the recorded upload made one fresh id in all texts, and another in the next upload', () => {
  const renewed = renewer(recorded);
  const [one, next] = [renewed(id, 'a b'), renewed(id, 'a b')];
  expect(one(made)).not.toBe(made);
  expect(one(`x${made}`)).toBe(`x${one(made)}`);
  expect(next(made)).not.toBe(one(made));
});
