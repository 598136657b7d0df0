import { mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure, onDisk } from '../failure.ts';
import { withLock } from '../lock.ts';
import { freePort, portTrouble } from '../ports.ts';
import { enter, leave, liveUsers, lockFile } from '../registry.ts';
import { locateBinaries } from './binaries.ts';
import { withConnection } from './client.ts';
import { initialise, isInitialised } from './initdb.ts';
import { answers, serverPid, startServer, stopServer } from './server.ts';
import { newSettings, readSettings, type Settings, urlOf, writeSettings } from './settings.ts';

/** The embedded database, while this process uses it. */
export type Embedded = {
  url: string;
  settings: Settings;
  /** True when its data was made just now. */
  isNew: boolean;
  /** Starts the server again if it died. Resolves to true when it had. */
  revive(): Promise<boolean>;
  /** Gives the database back; the last user stops the server. */
  release(): Promise<void>;
};

/** Extra words for the server and for the list of users. */
export type EmbeddedOptions = {
  serverOptions?: Record<string, string>;
  user?: { host?: string; port?: number };
};

/**
 * Starts the embedded PostgreSQL of a data folder, or attaches to it when it runs.
 * Starting and stopping happen under one lock, so any number of processes may do so at once.
 */
export async function openEmbedded(
  dataDir: string,
  options: EmbeddedOptions = {},
): Promise<Embedded> {
  // Others may pass through (PostgreSQL runs as another account), not look around.
  onDisk(dataDir, () => mkdirSync(dataDir, { recursive: true, mode: 0o711 }));
  const dir = realpathSync(dataDir);
  const data = path.join(dir, 'postgres');
  const lock = lockFile(dir);
  const serve = () => ensureRunning(dir, data, options);
  const stopUnused = async () => {
    if (liveUsers(dir).length === 0) await stopServer(data, locateBinaries());
  };
  const { settings, isNew } = await withLock(lock, async () => {
    try {
      const started = await serve();
      liveUsers(dir);
      enter(dir, options.user);
      return started;
    } catch (error) {
      // A server that started and then could not make its database, say on a full disk.
      await stopUnused();
      throw error;
    }
  });
  return {
    url: urlOf(settings),
    settings,
    isNew,
    revive: async () => {
      if (serverPid(data)) return false;
      await withLock(lock, serve);
      return true;
    },
    release: () =>
      withLock(lock, async () => {
        leave(dir);
        await stopUnused();
      }),
  };
}

async function ensureRunning(
  dir: string,
  data: string,
  options: EmbeddedOptions,
): Promise<{ settings: Settings; isNew: boolean }> {
  const binaries = locateBinaries();
  const known = readSettings(dir);
  if (known && (await isServing(data, known))) return { settings: known, isNew: false };

  const isNew = !isInitialised(data, binaries);
  if (!known && !isNew) {
    throw new Failure(
      `${dir} holds a database, but not its postgres.json with the password: restore that file from a backup.`,
    );
  }
  let settings = known ?? (await newSettings());
  if (await portTrouble(settings.port, '127.0.0.1')) {
    settings = { ...settings, port: await freePort() };
  }
  if (settings !== known) writeSettings(dir, settings);
  if (isNew) initialise(data, binaries, settings);
  await startServer(data, binaries, settings, options.serverOptions);
  await ensureDatabase(settings);
  return { settings, isNew };
}

/** A server that is getting up or going down is waited for. */
async function isServing(data: string, settings: Settings): Promise<boolean> {
  const deadline = Date.now() + 60_000;
  for (let pid = serverPid(data); pid; pid = serverPid(data)) {
    if (await answers(data, settings)) return true;
    if (Date.now() > deadline) {
      throw new Failure(
        `A PostgreSQL (process ${pid}) runs on ${data} and does not answer with what postgres.json says: stop it and start again.`,
      );
    }
    await wait(100);
  }
  return false;
}

async function ensureDatabase(settings: Settings): Promise<void> {
  await withConnection(urlOf(settings, 'postgres'), async (sql) => {
    const found = await sql`select 1 from pg_database where datname = ${settings.database}`;
    if (found.length === 0) await sql`create database ${sql(settings.database)}`;
  });
}
