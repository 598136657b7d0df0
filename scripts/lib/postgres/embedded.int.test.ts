import { chmodSync, lstatSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endProgram, startProgram } from '../../test/children.ts';
import { processIdentity } from '../process-identity.ts';
import { withConnection } from './client.ts';
import { type Embedded, openEmbedded } from './embedded.ts';
import { serverPid } from './server.ts';

let folder: string;
const dir = () => path.join(folder, 'data');
const data = () => path.join(dir(), 'postgres');
const running = () => serverPid(data()) !== undefined;

beforeEach(() => {
  // Closed to others, as /root is: the server must reach its data all the same.
  folder = mkdtempSync(path.join(tmpdir(), 'musicloud-embedded-'));
  chmodSync(folder, 0o700);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Opens the database for the time of a test, also when the test fails. */
async function using(work: (database: Embedded) => Promise<void>): Promise<void> {
  const database = await openEmbedded(dir());
  try {
    await work(database);
  } finally {
    await database.release();
  }
}

describe('embedded PostgreSQL', () => {
  it('makes a database of our own, reached over TCP on this machine only', async () => {
    await using(async (database) => {
      expect(database.isNew).toBe(true);
      const [row] = await withConnection(
        database.url,
        (sql) => sql`select current_database() as name,
          current_setting('listen_addresses') as addresses,
          current_setting('unix_socket_directories') as sockets,
          current_setting('max_connections')::int as connections,
          pg_encoding_to_char(encoding) as encoding, datlocale as locale
          from pg_database where datname = current_database()`,
      );
      expect(row).toEqual({
        name: 'musicloud',
        addresses: '127.0.0.1',
        sockets: '',
        connections: 200,
        encoding: 'UTF8',
        locale: 'C.UTF-8',
      });
      expect(database.settings.port).toBeLessThan(32_768);
    });
    expect(running()).toBe(false);
  });

  it('keeps its data, port and password from one start to the next', async () => {
    let first = '';
    await using(async (database) => {
      first = database.url;
      await withConnection(database.url, (sql) => sql`create table kept as select 7 as n`);
    });
    await using(async (database) => {
      expect(database.isNew).toBe(false);
      expect(database.url).toBe(first);
      const rows = await withConnection(database.url, (sql) => sql`select n from kept`);
      expect(rows[0]).toEqual({ n: 7 });
    });
  });

  it('lets nobody in without the password, and nobody else read it', async () => {
    await using(async ({ settings }) => {
      expect(statSync(path.join(dir(), 'postgres.json')).mode & 0o777).toBe(0o600);
      const wrong = `postgres://${settings.user}:wrong@127.0.0.1:${settings.port}/postgres`;
      await expect(withConnection(wrong, (sql) => sql`select 1`)).rejects.toThrow(/password/);
    });
  });

  it('serves several processes and stops with the last', async () => {
    const [one, two] = await Promise.all([
      startProgram('use-database.ts', dir()),
      startProgram('use-database.ts', dir()),
    ]);
    const pid = serverPid(data());
    await endProgram(one, 'SIGTERM');
    expect(serverPid(data())).toBe(pid);
    await endProgram(two, 'SIGTERM');
    expect(running()).toBe(false);
  });

  it('survives a user that is killed, and is stopped by the next', async () => {
    const killed = await startProgram('use-database.ts', dir());
    const pid = serverPid(data());
    await endProgram(killed, 'SIGKILL');
    await using(async () => expect(serverPid(data())).toBe(pid));
    expect(running()).toBe(false);
  });

  it('is started again when it died', async () => {
    await using(async (database) => {
      expect(await database.revive()).toBe(false);
      const pid = serverPid(data()) ?? 0;
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => processIdentity(pid)).toBeUndefined();
      expect(await database.revive()).toBe(true);
      expect(await withConnection(database.url, (sql) => sql`select 1 as n`)).toEqual([{ n: 1 }]);
    });
  });

  it('moves to another port when its own is taken', async () => {
    let port = 0;
    await using(async (database) => {
      port = database.settings.port;
    });
    const squatter = createServer().listen(port, '127.0.0.1');
    try {
      await using(async (database) => {
        expect(database.settings.port).not.toBe(port);
        const kept = JSON.parse(readFileSync(path.join(dir(), 'postgres.json'), 'utf8'));
        expect(kept.port).toBe(database.settings.port);
      });
    } finally {
      squatter.close();
    }
  });

  it('says what is missing when its password is lost', async () => {
    await using(async () => {});
    rmSync(path.join(dir(), 'postgres.json'));
    await expect(openEmbedded(dir())).rejects.toThrow(/postgres\.json/);
  });

  it.runIf(process.getuid?.() === 0)('does not run as root', async () => {
    await using(async () => expect(lstatSync(data()).uid).not.toBe(0));
  });
});
