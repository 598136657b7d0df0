import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { openTcpProxy } from '@musicloud/db/testing/tcp-proxy';
import type { ContentId } from '@musicloud/domain/shared/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, envOf, reaches, type World } from './testing/running.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const main = path.join(import.meta.dirname, '../main.ts');
function startProcess(over: Record<string, string> = {}): ChildProcess {
  const set = Object.entries({ ...envOf(world), ...over }).filter(
    ([, value]) => value !== undefined,
  );
  const env = Object.fromEntries(set.map(([name, value]) => [name, String(value)]));
  return fork(main, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
}
const listening = async (child: ChildProcess) =>
  ((await once(child, 'message')) as [{ port: number }])[0].port;

test('a process registers what is uploaded, says it is ready, and ends cleanly when told to', async () => {
  const child = startProcess();
  const port = await listening(child);
  const ask = (door: string) => fetch(`http://127.0.0.1:${port}${door}`);
  expect((await ask('/healthz/live')).status).toBe(200);
  expect((await ask('/healthz/ready')).status).toBe(200);
  expect((await ask('/elsewhere')).status).toBe(404);
  const { content } = await world.upload(await world.caller());
  await reaches(world, content.id, 'registered');
  const metrics = await (await ask('/metrics')).text();
  expect(metrics).toMatch(/job_duration_seconds_count{[^}]*job="register-source"[^}]*} [1-9]/);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a process that is killed leaves nothing behind that stops the next one', async () => {
  const creator = await world.caller();
  const first = startProcess();
  await listening(first);
  const uploads = await Promise.all(Array.from({ length: 15 }, () => world.upload(creator)));
  const gone = once(first, 'exit');
  first.kill('SIGKILL');
  await gone;
  const second = startProcess({ SWEEP_AFTER_MS: '500' });
  await Promise.all(uploads.map(({ content }) => reaches(world, content.id, 'registered')));
  second.kill('SIGTERM');
  await once(second, 'exit');
  const { rows } = await world.ports.registry.list({ creatorId: creator.account.id, limit: 99 });
  expect(rows).toHaveLength(15);
});

test('a process outlives its connections to the database, whenever they break', async () => {
  const url = new URL(world.database.url);
  const proxy = await openTcpProxy({ host: url.hostname, port: Number(url.port) });
  url.port = String(proxy.port);
  const child = startProcess({ DATABASE_URL: url.href, SWEEP_AFTER_MS: '500' });
  await listening(child);
  const creator = await world.caller();
  const ids: ContentId[] = [];
  for (let round = 0; round < 12; round += 1) {
    const uploads = await Promise.all(Array.from({ length: 5 }, () => world.upload(creator)));
    ids.push(...uploads.map(({ content }) => content.id));
    // Each time a little later into what the uploads set in motion.
    await new Promise((resolve) => setTimeout(resolve, 7 * round));
    proxy.set({ kind: 'refused' });
    proxy.set({ kind: 'none' });
  }
  await Promise.all(ids.map((id) => reaches(world, id, 'registered')));
  expect(child.exitCode).toBe(null);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  await proxy.close();
});

test('bad variables stop it, each with its name and what is expected', async () => {
  const bad = { ROLES: 'everything', DATABASE_URL: 'mysql://x', REDIS_URL: 'x', SOURCES_URL: 'x' };
  const child = startProcess(bad);
  let said = '';
  child.stderr?.on('data', (data) => {
    said += data;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  for (const name of Object.keys(bad)) expect(said).toContain(`${name} has to be`);
});
