import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { openStorage } from './storage.ts';
import { bucketAt, isStorageUrl } from './url.ts';

test('a bucket is named with its host, and with key and secret or without both', () => {
  expect(bucketAt('s3://s3.eu-central-1.amazonaws.com/music?region=eu-central-1')).toEqual({
    endpoint: 'https://s3.eu-central-1.amazonaws.com',
    bucket: 'music',
    region: 'eu-central-1',
  });
  expect(bucketAt('s3://key%3Aone:a%2Fb+c@127.0.0.1:9000/music?tls=0')).toEqual({
    endpoint: 'http://127.0.0.1:9000',
    bucket: 'music',
    region: 'us-east-1',
    credentials: { accessKeyId: 'key:one', secretAccessKey: 'a/b+c' },
  });
});

test.each([
  's3://bucket',
  's3://key:geheim@host',
  's3://key:geheim@host/a/b',
  's3://geheim@host/bucket',
  's3://key:geheim@host/bucket?tls=yes',
  's3://key:geheim@host/bucket?regoin=x',
  'https://key:geheim@host/bucket',
  'file:',
  'geheim',
])('what names no storage is refused in words that do not repeat it: %s', async (url) => {
  expect(isStorageUrl(url)).toBe(false);
  const error = await openStorage(url).catch((caught: unknown) => caught);
  expect(String(error)).toContain('STORAGE_URL has to be a file: or s3: URL');
  expect(inspect(error)).not.toContain('geheim');
});
