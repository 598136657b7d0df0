import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFront } from './testing/front.ts';
import { createPortal, type Portal } from './testing/portal.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await createPortal();
});
afterAll(() => portal.close());
const ask = (path: string) => portal.call('GET', path);

test('it lives, is ready, and measures itself', async () => {
  expect(await ask('/healthz/live')).toMatchObject({ status: 200, body: 'live' });
  expect(await ask('/healthz/ready')).toMatchObject({ status: 200, body: 'ready' });
  const metrics = await ask('/metrics');
  expect(metrics.status).toBe(200);
  expect(metrics.body).toContain('musicloud_web_process_cpu_seconds_total');
});

test('while it stops it takes nothing new', async () => {
  portal.lifetime.stopping = true;
  expect((await ask('/healthz/ready')).status).toBe(503);
  expect((await ask('/healthz/live')).status).toBe(200);
  portal.lifetime.stopping = false;
});

test('while it stops every answer is the last one on its line', async () => {
  const front = await openFront(portal);
  const connection = async () =>
    (await fetch(`${front.origin}/contents`)).headers.get('connection');
  expect(await connection()).toBe('keep-alive');
  portal.lifetime.stopping = true;
  expect(await connection()).toBe('close');
  portal.lifetime.stopping = false;
  await front.close();
});

test('past its share of memory it is not live, and says why', async () => {
  const hungry = await createPortal({ LIVE_MEMORY_SHARE: 0.000_001 });
  const answer = await hungry.call('GET', '/healthz/live');
  expect(answer.status).toBe(503);
  expect(answer.body).toMatch(/^not live: heap \d+ of \d+ MiB$/);
  await hungry.close();
});

test('it has started once it was ready, and stays so while the database is away', async () => {
  const late = await createPortal();
  const { sql } = portal.database;
  const name = new URL(late.database.url).pathname.slice(1);
  const status = async (door: string) => (await late.call('GET', door)).status;
  const away = async () => {
    await sql.unsafe(`alter database ${name} allow_connections false`);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
  };
  await away();
  expect(await status('/healthz/started')).toBe(503);
  await sql.unsafe(`alter database ${name} allow_connections true`);
  expect(await status('/healthz/started')).toBe(200);
  await away();
  expect(await status('/healthz/ready')).toBe(503);
  expect(await status('/healthz/started')).toBe(200);
  await sql.unsafe(`alter database ${name} allow_connections true`);
  await late.close();
});

test('without its database it lives, is not ready, and says so in a sentence', async () => {
  const broken = await createPortal();
  const { key } = await broken.program();
  const { sql } = portal.database;
  const name = new URL(broken.database.url).pathname.slice(1);
  await sql.unsafe(`alter database ${name} allow_connections false`);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
  expect((await broken.call('GET', '/healthz/ready')).status).toBe(503);
  expect((await broken.call('GET', '/healthz/live')).status).toBe(200);
  const answer = await broken.call('GET', '/contents', { key });
  expect(answer.status).toBe(500);
  expect(answer.body).toMatchObject({ code: 'INTERNAL' });
  expect(JSON.stringify(answer.body)).not.toContain(name);
  await sql.unsafe(`alter database ${name} allow_connections true`);
  expect((await broken.call('GET', '/healthz/ready')).status).toBe(200);
  await broken.close();
});
