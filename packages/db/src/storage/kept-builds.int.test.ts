import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createBucket } from '../testing/s3.ts';
import { openKeptBuilds } from './kept-builds.ts';
import { openStorage } from './storage.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'builds-'));
});
afterAll(() => rm(root, { recursive: true }));

test('builds are kept in a bucket, found by every process, and swept', async () => {
  const url = await createBucket(inject('s3Url'));
  const kept = openKeptBuilds(await openStorage(url));
  const other = openKeptBuilds(await openStorage(url));
  const read = async (name: string) => {
    const found = await other.find(name);
    return found && [found.bytes, await text(await found.stream())];
  };
  for (const build of ['one', 'two']) {
    await mkdir(path.join(root, build, 'chunks'), { recursive: true });
    await writeFile(path.join(root, build, 'chunks', `${build} [x].js`), build);
    await kept.keep(build, path.join(root, build));
    await kept.keep(build, path.join(root, build));
  }
  expect(await read('chunks/one [x].js')).toEqual([3, 'one']);
  expect(await read('chunks/two [x].js')).toEqual([3, 'two']);
  expect(await read('chunks/three.js')).toBeNull();
  await kept.sweep(new Date());
  expect(await read('chunks/one [x].js')).toEqual([3, 'one']);
  await kept.sweep(new Date(Date.now() + 8 * 24 * 3_600_000));
  expect(await read('chunks/one [x].js')).toBeNull();
});
