import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openTcpProxy } from '@musicloud/db/testing/tcp-proxy';
import { createConnection } from 'mysql2/promise';
import { openEmbedded } from '../../scripts/lib/postgres/embedded.ts';
import { serverPid } from '../../scripts/lib/postgres/server.ts';
import { newSettings, writeSettings } from '../../scripts/lib/postgres/settings.ts';
import { startMariaDb } from '../../scripts/test/mariadb.ts';
import { startRedis } from '../../scripts/test/redis.ts';
import { requireMariaDb, requireRedis } from '../../scripts/test/tools.ts';
import { type Store, throughPort } from './parts.ts';
import { port } from './ports.ts';
import { familyOf, signal } from './signals.ts';

/** A PostgreSQL that can be killed. What was committed is with the operating system then, so fsync may be off. */
export async function openPostgres(folder: string): Promise<Store> {
  writeSettings(folder, { ...(await newSettings()), port: await port() });
  const server = await openEmbedded(folder, { serverOptions: { fsync: 'off' } });
  const data = path.join(folder, 'postgres');
  const target = { host: '127.0.0.1', port: server.settings.port };
  const proxy = await openTcpProxy(target, await port());
  const all = (name: NodeJS.Signals) => {
    const pid = serverPid(data);
    for (const one of pid ? familyOf(pid) : []) signal(one, name);
  };
  return {
    name: 'postgres',
    proxy,
    direct: server.url,
    url: throughPort(server.url, proxy.port),
    kill: () => all('SIGKILL'),
    freeze: () => all('SIGSTOP'),
    thaw: () => all('SIGCONT'),
    back: () =>
      patiently(async () => {
        if (!(await server.revive())) throw new Error('It is still ending.');
      }),
    stop: async () => {
      await proxy.close();
      all('SIGCONT');
      await server.release();
    },
  };
}

/** A Redis that keeps nothing: killed, it comes back empty. */
export async function openRedis(): Promise<Store> {
  const program = await requireRedis(new AbortController().signal);
  const own = await port();
  let server = await startRedis(program, own);
  const proxy = await openTcpProxy({ host: '127.0.0.1', port: own }, await port());
  return {
    name: 'redis',
    proxy,
    direct: server.url,
    url: throughPort(server.url, proxy.port),
    kill: () => signal(server.pid, 'SIGKILL'),
    freeze: () => signal(server.pid, 'SIGSTOP'),
    thaw: () => signal(server.pid, 'SIGCONT'),
    back: () =>
      patiently(async () => {
        await server.stop();
        server = await startRedis(program, own);
      }),
    stop: async () => {
      await proxy.close();
      signal(server.pid, 'SIGCONT');
      await server.stop();
    },
  };
}

/** A MariaDB that goes on where it was. */
export async function openMariaDb(folder: string): Promise<Store> {
  const program = await requireMariaDb(new AbortController().signal);
  const own = await port();
  let server = await startMariaDb(program, folder, { port: own });
  const proxy = await openTcpProxy({ host: '127.0.0.1', port: own }, await port());
  const direct = `${server.url}/sources`;
  const connection = await createConnection(server.url);
  await connection.query('create database sources');
  await connection.end();
  return {
    name: 'mariadb',
    proxy,
    direct,
    url: throughPort(direct, proxy.port),
    kill: () => signal(server.pid, 'SIGKILL'),
    freeze: () => signal(server.pid, 'SIGSTOP'),
    thaw: () => signal(server.pid, 'SIGCONT'),
    back: () =>
      patiently(async () => {
        await server.stop('SIGKILL');
        server = await startMariaDb(program, folder, { port: own });
      }),
    stop: async () => {
      await proxy.close();
      signal(server.pid, 'SIGCONT');
      await server.stop('SIGKILL');
    },
  };
}

/** What was killed may hold its port or its memory a moment longer. */
async function patiently(start: () => Promise<void>): Promise<void> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await wait(200);
    }
  }
}
