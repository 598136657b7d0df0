import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Env, isLoopback } from '../env.ts';
import { Failure, onDisk } from './failure.ts';

/** The accounts everyone knows the password of. */
export const demoAccounts = ['creator', 'author', 'admin'].map(
  (name) => `${name}@musicloud.example`,
);
export const demoPassword = 'musicloud-demo';

/** Does the embedded database hold the demo data, is it to get it at the next start, or neither? */
type DemoState = 'seeded' | 'wanted' | 'none';

const mark = (env: Env) => path.join(env.DATA_DIR, 'demo-data');

function demoState(env: Env): DemoState {
  try {
    return readFileSync(mark(env), 'utf8').trim() === 'seeded' ? 'seeded' : 'wanted';
  } catch {
    return 'none';
  }
}

/** May known passwords exist here? Only where nobody else can reach them, unless asked for. */
export function demoAllowed(env: Env): boolean {
  return env.SEED_DEMO || (isLoopback(env.HOST) && !env.DATABASE_URL);
}

/** Has the demo data to be put in? A first start that broke off half way is taken up again. */
export function demoIsDue(env: Env): boolean {
  if (env.DATABASE_URL) return env.SEED_DEMO;
  return demoAllowed(env) && (env.SEED_DEMO || demoState(env) === 'wanted');
}

/** Do the demo accounts work here, so that they can be shown? */
export function demoIsThere(env: Env): boolean {
  return env.DATABASE_URL ? env.SEED_DEMO : demoAllowed(env) && demoState(env) === 'seeded';
}

/** Notes the state of the demo data of the embedded database. */
export function noteDemo(env: Env, state: 'seeded' | 'wanted'): void {
  if (!env.DATABASE_URL) onDisk(mark(env), () => writeFileSync(mark(env), `${state}\n`));
}

/** Notes whether the database that was just filled from a backup holds the accounts everyone knows the password of. */
export function noteRestored(env: Env, hasDemo: boolean): void {
  if (hasDemo) noteDemo(env, 'seeded');
  else rmSync(mark(env), { force: true });
}

/** @throws {Failure} when known passwords would become reachable from other machines */
export function refuseExposedDemo(env: Env): void {
  if (env.DATABASE_URL || demoAllowed(env)) return;
  // Once others have reached this database, a later start on this machine alone adds no demo data.
  if (demoState(env) === 'wanted') rmSync(mark(env), { force: true });
  if (demoState(env) !== 'seeded') return;
  throw new Failure(
    `${env.DATA_DIR} holds the demo accounts with known passwords, and HOST=${env.HOST} lets others reach them: ` +
      'start with another DATA_DIR, or with SEED_DEMO=1 to serve them all the same.',
  );
}
