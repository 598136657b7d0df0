import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../ids.ts';
import { openStorage, type Storage } from './storage.ts';

let folder: string;
let storage: Storage;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'musicloud-storage-'));
  storage = await openStorage(`file:${path.join(folder, 'not', 'there', 'yet')}`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a file is read whole and in part, and gone when removed with what describes it', async () => {
  const id = uuidv7();
  await writeFile(storage.pathOf(id), 'abcdefghij');
  await writeFile(`${storage.pathOf(id)}.json`, '{}');
  expect(await storage.size(id)).toBe(10);
  expect((await buffer(storage.read(id))).toString()).toBe('abcdefghij');
  expect((await buffer(storage.read(id, { start: 2, end: 4 }))).toString()).toBe('cde');
  await storage.remove(id);
  expect(await storage.size(id)).toBeNull();
  expect(await readdir(storage.folder)).toEqual([]);
  await storage.remove(id);
});

test.each(['../../etc/passwd', '..', '', '/etc/passwd', `${'a'.repeat(33)}/..`])(
  'the name %j is no path',
  (name) => expect(() => storage.pathOf(name)).toThrow('not the id of a file'),
);

test('a URL of another kind is refused in words', async () => {
  await expect(openStorage('s3://bucket')).rejects.toThrow('STORAGE_URL has to be a file: URL');
});
