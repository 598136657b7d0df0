import { openTcpProxy } from '@musicloud/db/testing/tcp-proxy';
import { submissionOf } from '@musicloud/db/testing/world';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createPortal, type Portal } from './testing/portal.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await createPortal();
});
afterAll(() => portal.close());

/** The value of a series of this process. */
async function figure(series: string, of = portal): Promise<number | undefined> {
  const { body } = await of.call('GET', '/metrics');
  const line = String(body)
    .split('\n')
    .find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

test('routes and procedures are counted by their names, whatever ids and answers', async () => {
  const { key, caller } = await portal.program();
  const route = (method: string, status: string) =>
    figure(
      `musicloud_web_route_duration_seconds_count{method="${method}",route="/contents/:id",status="${status}"}`,
    );
  const procedure = (name: string, outcome: string) =>
    figure(
      `musicloud_web_procedure_duration_seconds_count{procedure="${name}",outcome="${outcome}"}`,
    );
  const { title, artistName, type } = submissionOf();
  const json = { title, creatorName: artistName, type: type === 'new_music' ? 'New Music' : type };
  const made = await portal.call('POST', '/contents', { key, json });
  expect(made.status).toBe(201);
  await portal.call('GET', `/contents/${made.body.id}`, { key });
  await portal.call('GET', '/contents/11111111-1111-7111-8111-111111111111', { key });
  expect(await route('GET', '2xx')).toBe(1);
  expect(await route('GET', '4xx')).toBe(1);

  const before = (await procedure('status.counts', 'done')) ?? 0;
  await portal.procedures(caller).status.counts();
  expect(await procedure('status.counts', 'done')).toBe(before + 1);
  await expect(portal.procedures(null).status.counts()).rejects.toThrow();
  expect(await procedure('status.counts', 'refused')).toBeGreaterThan(0);
  const { body } = await portal.call('GET', '/metrics');
  for (const word of [made.body.id, title, caller.account.id]) expect(body).not.toContain(word);
});

test('a stream is counted for as long as it is held', async () => {
  const { caller } = await portal.program();
  const open = () => figure('musicloud_web_streams_open');
  expect(await open()).toBe(0);
  const stream = await portal.procedures(caller).status.live();
  const reader = stream[Symbol.asyncIterator]();
  await reader.next();
  expect(await open()).toBe(1);
  await reader.return?.();
  expect(await open()).toBe(0);
});

test('figures are given although the database is frozen, without those it would have told', async () => {
  const url = new URL(portal.database.url);
  const proxy = await openTcpProxy({ host: url.hostname, port: Number(url.port) });
  url.port = String(proxy.port);
  const broken = await createPortal({ DATABASE_URL: url.href, REDIS_URL: 'redis://127.0.0.1:1' });
  const up = (store: string) => figure(`musicloud_store_up{store="${store}"}`, broken);
  expect(await up('database')).toBe(1);
  expect(await up('queues')).toBe(0);
  expect(await figure('musicloud_dead_letters', broken)).toBe(0);
  proxy.set({ kind: 'frozen' });
  await vi.waitFor(async () => expect(await up('database')).toBe(0), { timeout: 20_000 });
  expect(await figure('musicloud_dead_letters', broken)).toBeUndefined();
  expect(await figure('musicloud_pool_connections_max{pool="main"}', broken)).toBe(10);
  proxy.set({ kind: 'none' });
  await vi.waitFor(async () => expect(await up('database')).toBe(1), { timeout: 20_000 });
  await broken.close();
  await proxy.close();
});
