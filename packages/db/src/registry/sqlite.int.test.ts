import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect, promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { registryContract } from './contract.ts';
import { openRegistry } from './registry.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'musicloud-registry-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

registryContract('a SQLite file', () => openRegistry(`file:${path.join(folder, 'sources.db')}`));

test.each([
  'mysql://geheim@host',
  'mysql://geheim@host/a/b',
  'mysql:geheim',
  'postgres://u:geheim@host/db',
  'file:',
  'geheim',
])('what names no registry is refused in words that do not repeat it: %s', async (url) => {
  const error = await openRegistry(url).catch((caught: unknown) => caught);
  expect(String(error)).toContain('SOURCES_URL has to be a file: or mysql: URL');
  expect(inspect(error)).not.toContain('geheim');
});

/** Registers 100 contents as a process of its own. */
const program = `
const [url, creatorId] = process.argv.slice(1);
const { openRegistry } = await import(${JSON.stringify(new URL('registry.ts', import.meta.url))});
const registry = await openRegistry(url);
for (let n = 0; n < 100; n += 1) {
  const id = crypto.randomUUID();
  const answer = await registry.register({ id, contentId: id, creatorId, code: id, title: 't',
    artistName: 'a', type: 'new_music', version: 1, registeredAt: new Date() });
  if (answer === 'stale') throw new Error('stale');
}
await registry.close();`;

test('processes that open a new file at the same moment and write to it wait for each other', async () => {
  const url = `file:${path.join(folder, 'shared.db')}`;
  const args = ['--input-type=module', '-e', program, url];
  const run = promisify(execFile);
  const creators = ['one', 'two', 'three', 'four'];
  await Promise.all(creators.map((creator) => run(process.execPath, [...args, creator])));
  const registry = await openRegistry(url);
  const { rows } = await registry.list({ limit: 1000 });
  expect(rows).toHaveLength(400);
  await registry.close();
});
