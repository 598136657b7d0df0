import { expect, test } from 'vitest';
import { redisAt } from './redis-url.ts';

test('one Redis, and a cluster by some of its nodes', () => {
  expect(redisAt('rediss://:secret@host:6380/2')).toEqual({
    kind: 'one',
    url: 'rediss://:secret@host:6380/2',
  });
  expect(redisAt('redis-cluster://one,two:7001,[::1]:7002')).toEqual({
    kind: 'cluster',
    tls: false,
    nodes: [
      { host: 'one', port: 6379 },
      { host: 'two', port: 7001 },
      { host: '::1', port: 7002 },
    ],
  });
  expect(redisAt('rediss-cluster://music:a%40b@one:1')).toEqual({
    kind: 'cluster',
    tls: true,
    username: 'music',
    password: 'a@b',
    nodes: [{ host: 'one', port: 1 }],
  });
});

test.each([
  'redis://',
  'redis-cluster://',
  'redis-cluster://one:x',
  'redis-cluster://one,,two',
  'redis-cluster://one:1/3',
  'http://one:1',
  'geheim',
])('%s is neither', (text) => expect(redisAt(text)).toBeNull());
