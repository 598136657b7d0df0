import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Database, openDatabase } from '@musicloud/db/database';
import { connectQueues, type Queues } from '@musicloud/db/queues/queues';
import { openRegistry } from '@musicloud/db/registry/registry';
import type { SourceRegistry } from '@musicloud/domain/source/ports';
import { inRoot } from '../../scripts/lib/paths.ts';
import { migrate } from '../../scripts/lib/prepare-data.ts';
import { newSigningKey } from '../../scripts/lib/surroundings.ts';
import { Disk } from './disk.ts';
import type { StoreSet } from './options.ts';
import type { Part, PartName, Store } from './parts.ts';
import { port } from './ports.ts';
import { type OwnProcess, type Surroundings, startProcess } from './processes.ts';
import { openMariaDb, openPostgres, openRedis } from './stores.ts';

/** A creator with an unlimited API key, and signed in: what a browser sends. */
export type Person = { readonly id: string; readonly key: string; readonly cookie: string };

/** A whole MusiCloud of real processes and stores, and a way past the proxies to look at both stores. */
export type Installation = {
  readonly set: StoreSet;
  readonly folder: string;
  readonly origin: string;
  readonly surroundings: Surroundings;
  readonly stores: readonly Store[];
  readonly processes: readonly OwnProcess[];
  readonly part: (name: PartName) => Part | undefined;
  readonly disk: Disk;
  readonly database: Database;
  readonly registry: SourceRegistry;
  readonly queues: Queues;
  readonly note: (line: string) => void;
  readonly stop: () => Promise<void>;
};

const START_MS = 60_000;

/** Starts everything of one set of stores and waits until it is ready. */
export async function startInstallation(set: StoreSet): Promise<Installation> {
  const undo: (() => unknown)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return { ...(await start(set, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(set: StoreSet, undo: (() => unknown)[]) {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'musicloud-faults-')));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const note = noteIn(set);
  const disk = new Disk(path.join(folder, 'files'));
  undo.push(() => disk.close());
  const stores = await openStores(set, folder, undo);
  const env = await variables(folder, stores);
  await migrate(env);
  const surroundings = { folder, env, print: note };
  const names = ['web', 'relay', 'approval', 'release', 'others'] as const;
  const processes = names.map((name) => startProcess(name, surroundings));
  undo.push(() => Promise.all(processes.map((one) => one.stop())));
  await Promise.all(processes.map((one) => one.ready(AbortSignal.timeout(START_MS))));
  const direct = await openDirectly(stores, env, undo);
  return {
    set,
    folder,
    origin: `http://127.0.0.1:${env.PORT}`,
    surroundings,
    stores,
    processes,
    part: (name: PartName) => [...stores, ...processes].find((one) => one.name === name),
    disk,
    note,
    ...direct,
  };
}

async function openStores(set: StoreSet, folder: string, undo: (() => unknown)[]) {
  const stores: Store[] = [];
  const openers = set === 'postgres' ? [openPostgres] : [openPostgres, openRedis, openMariaDb];
  for (const open of openers) {
    const store = await open(folder);
    undo.push(store.stop);
    stores.push(store);
  }
  return stores;
}

const urlOf = (stores: readonly Store[], name: string, way: 'url' | 'direct' = 'url') =>
  stores.find((store) => store.name === name)?.[way];

async function variables(folder: string, stores: readonly Store[]): Promise<NodeJS.ProcessEnv> {
  const PORT = String(await port());
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: '127.0.0.1',
    PORT,
    PUBLIC_URL: `http://127.0.0.1:${PORT}`,
    DATABASE_URL: urlOf(stores, 'postgres'),
    REDIS_URL: urlOf(stores, 'redis'),
    SOURCES_URL: urlOf(stores, 'mariadb') ?? `file:${path.join(folder, 'sources.db')}`,
    STORAGE_URL: `file:${path.join(folder, 'files')}`,
    MAIL_DIR: path.join(folder, 'mail'),
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    CERTIFICATE_KEY: newSigningKey(),
    // About two seconds.
    NOTICE_DAYS: '0.000025',
  };
}

/** The harness looks past the proxies. */
async function openDirectly(
  stores: readonly Store[],
  env: NodeJS.ProcessEnv,
  undo: (() => unknown)[],
) {
  const databaseUrl = urlOf(stores, 'postgres', 'direct') ?? '';
  const database = openDatabase({ url: databaseUrl, connections: 4, applicationName: 'faults' });
  undo.push(database.close);
  const registry = await openRegistry(urlOf(stores, 'mariadb', 'direct') ?? env.SOURCES_URL ?? '');
  undo.push(registry.close);
  const queues = connectQueues({ databaseUrl, redisUrl: urlOf(stores, 'redis', 'direct') });
  undo.push(queues.close);
  return { database, registry, queues };
}

/** What the processes say goes to a file; it is long. */
function noteIn(set: StoreSet): (line: string) => void {
  const file = inRoot(`.cache/faults/${set}.log`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return (line) => appendFileSync(file, `${new Date().toISOString()} ${line}\n`);
}

/** Signs up creators. */
export async function makePeople(
  { surroundings: { env } }: { readonly surroundings: Pick<Surroundings, 'env'> },
  count: number,
): Promise<Person[]> {
  const program = inRoot('faults/src/people.ts');
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [program, String(count)], { env, maxBuffer: 1e7 });
  return JSON.parse(stdout);
}
