// `npm run restore -- FILE [--check] [--replace]`: fills the stores of `npm start` from a backup; `npm start` goes on
// from there.
import path from 'node:path';
import { callerFolder, type Env } from './env.ts';
import { atTerminal, withDatabase } from './lib/at-terminal.ts';
import type { Database } from './lib/database.ts';
import { demoAccounts, noteRestored } from './lib/demo.ts';
import { Failure } from './lib/failure.ts';
import { runHere } from './lib/own-tool.ts';
import { withConnection } from './lib/postgres/client.ts';
import { liveUsers } from './lib/registry.ts';
import { stopWish } from './lib/stop-wish.ts';
import { stores } from './lib/surroundings.ts';

const args = process.argv
  .slice(2)
  .map((arg) => (arg.startsWith('-') ? arg : path.resolve(callerFolder(), arg)));
const wish = stopWish();
// Who only looks whether a backup is whole needs no place for it.
const restoring = args.includes('--check') ? () => runTool(process.env) : restore;
await atTerminal(restoring);

function runTool(variables: NodeJS.ProcessEnv, ...more: string[]): Promise<number> {
  return runHere('packages/db/src/cli/restore.ts', [...args, ...more], variables, wish);
}

function restore(): Promise<number> {
  return withDatabase(async (database, env) => {
    refuseUsed(env, database);
    const code = await runTool(stores(env, database), '--keys', env.DATA_DIR);
    if (code === 0) await noteDemoAccounts(env, database);
    return code;
  });
}

function refuseUsed(env: Env, { embedded }: Database): void {
  if (!embedded || liveUsers(env.DATA_DIR).every(({ pid }) => pid === process.pid)) return;
  throw new Failure(`MusiCloud is running on ${env.DATA_DIR}: stop it first.`);
}

/** Known passwords must not become reachable by way of a backup. */
async function noteDemoAccounts(env: Env, { url, embedded }: Database): Promise<void> {
  const found = await withConnection(
    url,
    (sql) => sql`select from accounts where email = any(${demoAccounts}::text[])`,
  );
  if (embedded) noteRestored(env, found.length > 0);
  else if (found.length > 0) {
    console.error(
      '! The backup holds the demo accounts, whose passwords everyone knows: delete them.',
    );
  }
}
