import { randomUUID } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { inject } from 'vitest';

/** Makes an empty database of its own on a MariaDB, by default that of this run. */
export async function createMysqlDatabase(server: string = inject('mysqlUrl')): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await run(server, `create database ${name}`);
  return `${server}/${name}`;
}

/** Drops it, whoever is still connected. */
export async function dropMysqlDatabase(url: string): Promise<void> {
  await run(url, `drop database if exists ${new URL(url).pathname.slice(1)}`);
}

async function run(url: string, statement: string): Promise<void> {
  const connection = await createConnection(url);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
