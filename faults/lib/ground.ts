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
import type { StoreSet } from './options.ts';
import type { Store } from './parts.ts';
import { port } from './ports.ts';
import { openMariaDb, openPostgres, openRedis } from './stores.ts';

/** A creator with an unlimited API key, and signed in: what a browser sends. */
export type Person = { readonly id: string; readonly key: string; readonly cookie: string };

/** What has to be undone, the last first. */
export type Undo = (() => unknown)[];

export async function undoAll(undo: Undo): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step();
}

/** The stores of one set with their tables, what processes are started with, and a way past the proxies. */
export type Ground = {
  readonly set: StoreSet;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stores: readonly Store[];
  readonly database: Database;
  readonly registry: SourceRegistry;
  readonly queues: Queues;
  readonly note: (line: string) => void;
};

/** Starts the stores of one set in a temporary folder. What processes say goes to `.cache/faults/<name>.log`. */
export async function openGround(
  set: StoreSet,
  undo: Undo,
  options: { name?: string; prepare?: (folder: string) => void } = {},
): Promise<Ground> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'musicloud-faults-')));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const note = noteIn(options.name ?? set);
  options.prepare?.(folder);
  const stores = await openStores(set, folder, undo);
  const env = await variables(folder, stores);
  await migrate(env);
  const direct = await openDirectly(stores, env, undo);
  return { set, folder, env, stores, note, ...direct };
}

async function openStores(set: StoreSet, folder: string, undo: Undo) {
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
  return {
    ...ownVariables(folder, await port()),
    DATABASE_URL: urlOf(stores, 'postgres'),
    REDIS_URL: urlOf(stores, 'redis'),
    SOURCES_URL: urlOf(stores, 'mariadb') ?? `file:${path.join(folder, 'sources.db')}`,
    STORAGE_URL: `file:${path.join(folder, 'files')}`,
    // About two seconds.
    NOTICE_DAYS: '0.000025',
  };
}

/** What every process is told, whatever its stores. */
export function ownVariables(folder: string, webPort: number): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: '127.0.0.1',
    PORT: String(webPort),
    PUBLIC_URL: `http://127.0.0.1:${webPort}`,
    MAIL_DIR: path.join(folder, 'mail'),
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    CERTIFICATE_KEY: newSigningKey(),
  };
}

/** The harness looks past the proxies. */
async function openDirectly(stores: readonly Store[], env: NodeJS.ProcessEnv, undo: Undo) {
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
export function noteIn(name: string): (line: string) => void {
  const file = inRoot(`.cache/faults/${name}.log`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return (line) => appendFileSync(file, `${new Date().toISOString()} ${line}\n`);
}

/** Signs up creators. */
export async function makePeople({ env }: Pick<Ground, 'env'>, count: number): Promise<Person[]> {
  const program = inRoot('faults/src/people.ts');
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [program, String(count)], { env, maxBuffer: 1e7 });
  return JSON.parse(stdout);
}
