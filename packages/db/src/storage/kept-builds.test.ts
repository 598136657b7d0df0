import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type KeptBuilds, openKeptBuilds } from './kept-builds.ts';
import { openStorage } from './storage.ts';

let root: string;
let kept: KeptBuilds;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'builds-'));
  kept = openKeptBuilds(await openStorage(`file:${root}/files`));
  await writeFile(path.join(root, 'secret'), 'secret');
});
afterEach(() => rm(root, { recursive: true }));

/** A build with one file of its own and one that all have. */
async function keep(build: string): Promise<void> {
  const folder = path.join(root, build);
  await mkdir(path.join(folder, 'chunks'), { recursive: true });
  await writeFile(path.join(folder, 'chunks', `${build}.js`), build);
  await writeFile(path.join(folder, 'all.js'), build);
  await kept.keep(build, folder);
}
const read = async (name: string) => {
  const found = await kept.find(name);
  return found && text(await found.stream());
};
const age = (build: string, days: number) => {
  const then = new Date(Date.now() - days * 24 * 3_600_000);
  return utimes(path.join(root, 'files/builds', build), then, then);
};

test('finds the files of every build, the newest first', async () => {
  await keep('one');
  await age('one', 1);
  await keep('two');
  expect(await read('chunks/one.js')).toBe('one');
  expect(await read('chunks/two.js')).toBe('two');
  expect(await read('all.js')).toBe('two');
  expect((await kept.find('chunks/one.js'))?.bytes).toBe(3);
});

test('knows nothing else, whatever the name', async () => {
  await keep('one');
  const names = ['', 'chunks', '../../../secret', '..', 'chunks/../../../../secret', '/all.js'];
  for (const name of [...names, 'a\0b', '..\\..\\secret']) expect(await kept.find(name)).toBe(null);
});

test('keeps one build once, also when several keep it at the same moment', async () => {
  await Promise.all(Array.from({ length: 5 }, () => keep('one')));
  expect(await readdir(path.join(root, 'files/builds'))).toEqual(['one']);
});

test('sweeps what nobody used for a week, and the oldest of too many', async () => {
  for (let index = 0; index < 22; index += 1) await keep(`b${index}`);
  await age('b3', 8);
  await age('b4', 6);
  await kept.sweep(new Date());
  expect(await kept.find('chunks/b3.js')).toBe(null);
  const left = await readdir(path.join(root, 'files/builds'));
  expect(left).toHaveLength(20);
  expect(left).not.toContain('b4');
  await age('b5', 8);
  await keep('b5');
  await kept.sweep(new Date());
  expect(await read('chunks/b5.js')).toBe('b5');
});
