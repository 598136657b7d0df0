import { type Env, readEnv } from '../env.ts';
import { type Database, openDatabase } from './database.ts';
import { words } from './failure.ts';

/** Does what a person asked for at a terminal, and ends with its exit code, or with one sentence of what went wrong. */
export async function atTerminal(work: () => Promise<number>): Promise<never> {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(`✗ ${words(error)}`);
    process.exitCode = 1;
  }
  process.exit();
}

/** Does something with the database `npm start` uses; an embedded one runs for as long as it takes. */
export async function withDatabase(
  work: (database: Database, env: Env) => Promise<number>,
): Promise<number> {
  const env = readEnv();
  const database = await openDatabase(env);
  try {
    return await work(database, env);
  } finally {
    await database.release();
  }
}
