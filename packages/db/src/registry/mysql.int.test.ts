import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import type { SourceRegistry } from '@musicloud/domain/source/ports';
import { createConnection } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type MariaDb, startMariaDb } from '../../../../scripts/test/mariadb.ts';
import { requireMariaDb } from '../../../../scripts/test/tools.ts';
import { createMysqlDatabase, dropMysqlDatabase } from '../testing/mysql.ts';
import { openTcpProxy, type TcpProxy } from '../testing/tcp-proxy.ts';
import { registering, registryContract } from './contract.ts';
import { openRegistry } from './registry.ts';

const url = await createMysqlDatabase();
afterAll(() => dropMysqlDatabase(url));

registryContract('MariaDB', () => openRegistry(url));

describe('what MariaDB would do by itself', () => {
  let registry: SourceRegistry;
  beforeAll(async () => {
    registry = await openRegistry(url);
  });
  afterAll(() => registry.close());

  test.each([
    { title: 'T'.repeat(201) },
    { artistName: 'A'.repeat(101) },
    { code: 'C'.repeat(65) },
  ])('what is too long is refused, not cut: %j', async (long) => {
    const command = registering(long);
    await expect(registry.register(command)).rejects.toThrow('Data too long');
    expect(await registry.find(command.contentId)).toBeNull();
  });
});

test('processes that start at the same moment on an empty database make its tables once', async () => {
  const empty = await createMysqlDatabase();
  const all = await Promise.all(Array.from({ length: 6 }, () => openRegistry(empty)));
  await Promise.all(all.map((registry) => registry.register(registering())));
  expect((await all[0]?.list({ limit: 9 }))?.rows).toHaveLength(6);
  await Promise.all(all.map((registry) => registry.close()));
  const connection = await createConnection(empty);
  const [applied] = await connection.query('select number from sources_migrations');
  expect(applied).toEqual([{ number: 1 }]);
  await connection.end();
  await dropMysqlDatabase(empty);
});

test('a process that died between making a table and noting it stops nobody', async () => {
  const half = await createMysqlDatabase();
  const first = await openRegistry(half);
  const source = await first.register(registering());
  await first.close();
  const connection = await createConnection(half);
  await connection.query('delete from sources_migrations');
  await connection.end();
  const next = await openRegistry(half);
  expect((await next.list({ limit: 9 })).rows).toEqual([source]);
  await next.close();
  await dropMysqlDatabase(half);
});

describe('behind a network in trouble', () => {
  let proxy: TcpProxy;
  let registry: SourceRegistry;
  beforeEach(async () => {
    const { hostname, port, pathname } = new URL(url);
    proxy = await openTcpProxy({ host: hostname, port: Number(port) });
    registry = await openRegistry(`mysql://root@127.0.0.1:${proxy.port}${pathname}`);
  });
  afterEach(async () => {
    await registry.close();
    await proxy.close();
  });
  /** How long it took to fail. */
  const secondsToFail = async (act: () => Promise<unknown>) => {
    const started = performance.now();
    await expect(act()).rejects.toThrow();
    return (performance.now() - started) / 1000;
  };

  test('one that hangs is an error within seconds, for all who ask; thawed it answers again', async () => {
    const before = registering();
    await registry.register(before);
    proxy.set({ kind: 'frozen' });
    // More than there are connections: those who wait for one are answered as well.
    const asked = Array.from({ length: 12 }, () => () => registry.find(before.contentId));
    const took = await Promise.all(asked.map(secondsToFail));
    expect(Math.max(...took)).toBeLessThan(6);
    proxy.set({ kind: 'none' });
    expect(await registry.find(before.contentId)).toMatchObject({ title: before.title });
    expect(await registry.register(registering())).toMatchObject({ state: 'registered' });
  });

  test('one that hangs from the start is an error within seconds, and closes', async () => {
    proxy.set({ kind: 'frozen' });
    expect(await secondsToFail(() => registry.register(registering()))).toBeLessThan(6);
    proxy.set({ kind: 'none' });
    expect(await registry.register(registering())).toMatchObject({ state: 'registered' });
    proxy.set({ kind: 'frozen' });
    const started = performance.now();
    await registry.close();
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  test('one that takes no connection is an error at once, which tells no password', async () => {
    proxy.set({ kind: 'refused' });
    const secret = `mysql://root:geheim@127.0.0.1:${proxy.port}/sources`;
    const refused = await openRegistry(secret);
    const error = await refused.ping().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('geheim');
    await refused.close();
  });
});

describe('a MariaDB of its own', () => {
  let program: string;
  let folder: string;
  let server: MariaDb;
  beforeAll(async () => {
    program = await requireMariaDb(new AbortController().signal);
    folder = await mkdtemp(path.join(tmpdir(), 'musicloud-mariadb-'));
    server = await startMariaDb(program, folder);
  });
  afterAll(async () => {
    await server.stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  test('that is killed and comes back is used again, and has kept what it confirmed', async () => {
    const registry = await openRegistry(await createMysqlDatabase(server.url));
    const commands = Array.from({ length: 20 }, () => registering());
    const kept = await Promise.all(commands.map((command) => registry.register(command)));
    await server.stop('SIGKILL');
    await expect(registry.register(registering())).rejects.toThrow();
    server = await startMariaDb(program, folder, { port: server.port });
    const rows = await Promise.all(commands.map(({ contentId }) => registry.find(contentId)));
    expect(rows).toEqual(kept);
    expect(await registry.register(registering())).toMatchObject({ state: 'registered' });
    await registry.close();
  });

  test('that is away when a process starts is found when it comes', async () => {
    const url = await createMysqlDatabase(server.url);
    await server.stop();
    const registry = await openRegistry(url);
    await expect(registry.ping()).rejects.toThrow();
    server = await startMariaDb(program, folder, { port: server.port });
    expect(await registry.register(registering())).toMatchObject({ state: 'registered' });
    await registry.close();
  });
});
