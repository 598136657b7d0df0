import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { migrateDatabase } from '../migrate.ts';

/** Migrated once a run; each file's database is a copy, made in a fraction of a second. */
const TEMPLATE = 'musicloud_template';
const TEMPLATE_LOCK = 4_299;

/** A database of one test file. */
export type TestDatabase = Database & { readonly url: string };

const urlOf = (name: string) => {
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.href;
};

/** Makes an empty database of its own on the server of this run, not migrated. */
export async function createEmptyDatabase(): Promise<string> {
  return onServer((sql) => create(sql, 'template0'));
}

/** Makes a migrated database of its own and opens it; `close` drops it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const url = await onServer(async (sql) => {
    await prepareTemplate(sql);
    return create(sql, TEMPLATE);
  });
  const database = openDatabase({ url, applicationName: 'musicloud-test' });
  return {
    ...database,
    url,
    close: async () => {
      await database.close();
      await dropDatabase(url);
    },
  };
}

/** Drops a database, whoever is still connected. */
export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await onServer((sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
}

async function onServer<Result>(work: (sql: postgres.Sql) => Promise<Result>): Promise<Result> {
  const sql = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

async function create(sql: postgres.Sql, template: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await sql.unsafe(`create database ${name} template ${template}`);
  return urlOf(name);
}

/** Under a lock: files that run at the same time make it once. Renamed when it is whole. */
async function prepareTemplate(sql: postgres.Sql): Promise<void> {
  await sql`select pg_advisory_lock(${TEMPLATE_LOCK})`;
  try {
    const [made] = await sql`select from pg_database where datname = ${TEMPLATE}`;
    if (made) return;
    const url = await create(sql, 'template0');
    await migrateDatabase(url);
    await sql.unsafe(`alter database ${new URL(url).pathname.slice(1)} rename to ${TEMPLATE}`);
  } finally {
    await sql`select pg_advisory_unlock(${TEMPLATE_LOCK})`;
  }
}
