import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase } from '../database.ts';
import { createReplicated, type TestReplica } from '../testing/replicated.ts';
import { openTcpProxy } from '../testing/tcp-proxy.ts';
import { type ReadFrom, type Reads, readsOf } from './reads.ts';

const PATIENCE = { timeout: 20_000, interval: 20 };

let stores: TestReplica;
const open: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  stores = await createReplicated();
  await stores.onPrimary.sql`create table said (n integer primary key)`;
});
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});
afterAll(() => stores.close());

/** A web process: its pool on the primary, its reads, and where they were answered. */
async function webProcess(replicaUrl = stores.replicaUrl) {
  const primary = openDatabase({ url: stores.url, connections: 4 });
  const from: ReadFrom[] = [];
  const troubles: (string | null)[] = [];
  const reads = readsOf(primary, {
    replica: { url: replicaUrl, connections: 4 },
    onRead: (where) => from.push(where),
    onChange: (trouble) => troubles.push(trouble?.message ?? null),
  });
  open.push(reads.close, primary.close);
  return { primary, reads, from, troubles };
}
const serving = (reads: Reads) =>
  vi.waitFor(() => expect(reads.replicaServes()).toBe(true), PATIENCE);
const has = (reads: Reads, n: number) =>
  reads.read(async ({ sql }) => (await sql`select from said where n = ${n}`).length === 1);
let last = 0;
const say = async ({ primary }: { primary: { sql: TestReplica['onPrimary']['sql'] } }) => {
  last += 1;
  const n = last;
  await primary.sql`insert into said values (${n})`;
  return n;
};

test('reads see at once what any process wrote before, and the replica answers them', async () => {
  const [writer, reader] = [await webProcess(), await webProcess()];
  await serving(reader.reads);
  for (let round = 0; round < 60; round += 1) {
    expect(await has(reader.reads, await say(writer))).toBe(true);
  }
  const byReplica = reader.from.filter((where) => where === 'replica').length;
  // On a busy machine it may be late now and then, and be left alone for a moment.
  expect(byReplica).toBeGreaterThan(20);
});

test('many writers and readers at once: no read misses what was written before it began', async () => {
  const processes = [await webProcess(), await webProcess()];
  for (const { reads } of processes) await serving(reads);
  const missed: number[] = [];
  const one = async (index: number) => {
    for (let round = 0; round < 25; round += 1) {
      const n = await say(processes[index % 2] as (typeof processes)[number]);
      const { reads } = processes[(index + 1) % 2] as (typeof processes)[number];
      if (!(await has(reads, n))) missed.push(n);
    }
  };
  await Promise.all(Array.from({ length: 12 }, (_, index) => one(index)));
  expect(missed).toEqual([]);
});

test('while the replica stands still reads go to the primary, and come back when it has caught up', async () => {
  const own = await webProcess();
  await serving(own.reads);
  await stores.onReplica.sql`select pg_wal_replay_pause()`;
  const n = await say(own);
  // What makes this test able to fail: the replica itself does not show it.
  expect(await stores.onReplica.sql`select from said where n = ${n}`).toHaveLength(0);
  expect(await has(own.reads, n)).toBe(true);
  expect(own.from.at(-1)).toBe('primary');
  expect(own.reads.replicaServes()).toBe(false);
  expect(await has(own.reads, await say(own))).toBe(true);
  await stores.onReplica.sql`select pg_wal_replay_resume()`;
  await serving(own.reads);
  expect(await has(own.reads, n)).toBe(true);
  expect(own.troubles).toEqual([null, 'the replica is behind', null]);
});

test('a lost replica costs no read, and is used again when it is back', async () => {
  const own = await webProcess();
  await serving(own.reads);
  const reading = { lost: 0, done: false };
  const others = Array.from({ length: 4 }, async () => {
    while (!reading.done) await has(own.reads, 1).catch(() => (reading.lost += 1));
  });
  await stores.replica.stop();
  await vi.waitFor(() => expect(own.reads.replicaServes()).toBe(false), PATIENCE);
  expect(await has(own.reads, await say(own))).toBe(true);
  expect(own.from.at(-1)).toBe('primary');
  await stores.replica.start();
  await serving(own.reads);
  reading.done = true;
  await Promise.all(others);
  expect(reading.lost).toBe(0);
});

test('a replica that hangs is left after a moment', async () => {
  const proxy = await openTcpProxy({ host: '127.0.0.1', port: stores.replica.port });
  const url = new URL(stores.replicaUrl);
  url.port = String(proxy.port);
  const own = await webProcess(url.href);
  await serving(own.reads);
  const n = await say(own);
  proxy.set({ kind: 'frozen' });
  expect(await has(own.reads, n)).toBe(true);
  expect(own.reads.replicaServes()).toBe(false);
  proxy.set({ kind: 'none' });
  await serving(own.reads);
  await own.reads.close();
  await proxy.close();
});

test('a server that is no replica is not read from', async () => {
  const own = await webProcess(stores.url);
  expect(await has(own.reads, await say(own))).toBe(true);
  expect(own.from).toEqual(['primary']);
  expect(own.reads.replicaServes()).toBe(false);
});

test('a read that is itself wrong fails as it would on the primary, and loses nobody', async () => {
  const own = await webProcess();
  await serving(own.reads);
  await expect(own.reads.read(({ sql }) => sql`select 1/0`)).rejects.toThrow('division by zero');
  await expect(own.reads.read(() => Promise.reject(new Error('no such row')))).rejects.toThrow(
    'no such',
  );
  expect(own.reads.replicaServes()).toBe(true);
});

test('without a replica all is read from the primary', async () => {
  const primary = openDatabase({ url: stores.url, connections: 1 });
  const reads = readsOf(primary, { replica: null });
  expect(await reads.read(async (database) => database)).toBe(primary);
  expect(reads.replicaServes()).toBeNull();
  await primary.close();
});
