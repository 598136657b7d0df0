import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { uuidv7 } from '../ids.ts';
import { storageContract } from './contract.ts';
import { openStorage } from './storage.ts';

const base = await mkdtemp(path.join(tmpdir(), 'musicloud-storage-'));
afterAll(() => rm(base, { recursive: true, force: true }));

storageContract('a folder', () => `file:${path.join(base, 'not', 'there', 'yet')}`);

test('a file in a folder goes with what describes it', async () => {
  const folder = path.join(base, 'described');
  const storage = await openStorage(`file:${folder}`);
  const id = uuidv7();
  await writeFile(path.join(folder, id), 'abc');
  await writeFile(path.join(folder, `${id}.json`), '{}');
  await storage.remove(id);
  expect(await readdir(folder)).toEqual([]);
});
