import { randomUUID } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { type Replicated, startReplicated } from '../../../../scripts/test/replicated.ts';
import { requirePostgres } from '../../../../scripts/test/tools.ts';
import { type Database, openDatabase } from '../database.ts';
import { migrateDatabase } from '../migrate.ts';
import type { TestDatabase } from './database.ts';

/** A migrated database on a primary of its own, and the same on its replica. */
export type TestReplica = Replicated & {
  /** Of the primary, and of the replica. */
  readonly url: string;
  readonly replicaUrl: string;
  /** A pool each, past everything that is tried. */
  readonly onPrimary: TestDatabase;
  readonly onReplica: Database;
  readonly close: () => Promise<void>;
};

/** Starts both servers for one test file. */
export async function createReplicated(): Promise<TestReplica> {
  const programs = await requirePostgres(new AbortController().signal);
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'musicloud-replica-')));
  // PostgreSQL runs as another account when this is root.
  await chmod(folder, 0o711);
  const pair = await startReplicated(programs, folder);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(pair.primary.url, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  await admin.end();
  const on = (server: string) => Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const url = on(pair.primary.url);
  const replicaUrl = on(pair.replica.url);
  await migrateDatabase(url);
  const onPrimary = { ...openDatabase({ url, connections: 4 }), url };
  const onReplica = openDatabase({ url: replicaUrl, connections: 2 });
  return {
    ...pair,
    url,
    replicaUrl,
    onPrimary,
    onReplica,
    close: async () => {
      await Promise.all([onPrimary.close(), onReplica.close()]);
      await Promise.all([pair.replica.stop(), pair.primary.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
