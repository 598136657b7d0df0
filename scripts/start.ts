// `npm start` and `npm run dev`, on Node 24: from an environment to a running, supervised MusiCloud.
import { type Env, isLoopback, readEnv } from './env.ts';
import { buildPages } from './lib/build.ts';
import { type Database, openDatabase } from './lib/database.ts';
import {
  demoAccounts,
  demoIsDue,
  demoIsThere,
  demoPassword,
  noteDemo,
  refuseExposedDemo,
} from './lib/demo.ts';
import { words } from './lib/failure.ts';
import { keepAlive } from './lib/keep-alive.ts';
import { requirePort } from './lib/port-check.ts';
import { migrate, seedDemo } from './lib/prepare-data.ts';
import { processesFor } from './lib/processes.ts';
import { untilReady } from './lib/ready.ts';
import { hasDeadUsers } from './lib/registry.ts';
import { stepsTo } from './lib/steps.ts';
import { Stopped, stopWish } from './lib/stop-wish.ts';
import { address, surroundings } from './lib/surroundings.ts';
import { replaceOnChange } from './lib/watch.ts';

const DRAIN_PATIENCE_MS = 20_000;

const dev = process.argv.includes('--dev');
const wish = stopWish();
const print = (line: string) => console.log(line);
const steps = stepsTo(print);
/** What has to be undone when this ends, last first. */
const undo: (() => Promise<void>)[] = [];

try {
  await run(readEnv());
} catch (error) {
  if (!(error instanceof Stopped) && !wish.aborted) {
    console.error(`✗ ${words(error)}`);
    process.exitCode = 1;
  }
} finally {
  await stopAll();
}
process.exit();

async function run(env: Env): Promise<void> {
  if (env.ROLES.includes('web')) {
    await requirePort(env.PORT, env.HOST, hasDeadUsers(env.DATA_DIR) ? DRAIN_PATIENCE_MS : 0);
  }
  refuseExposedDemo(env);
  const database = await steps.run(
    'database',
    () => openDatabase(env),
    ({ label }) => label,
  );
  undo.push(database.release);
  wish.throwIfAborted();
  const variables = surroundings(env, database);
  await steps.run('migrations', () => migrate(variables, wish));
  if (demoIsDue(env)) {
    await steps.run('demo data', () => seedDemo(variables, wish));
    noteDemo(env, 'seeded');
  }
  if (env.ROLES.includes('web') && !dev) {
    await steps.run(
      'build',
      () => buildPages(wish),
      (built) => (built ? 'new' : 'unchanged'),
    );
  }
  wish.throwIfAborted();
  await supervise(env, variables, database);
}

async function supervise(
  env: Env,
  variables: NodeJS.ProcessEnv,
  database: Database,
): Promise<void> {
  const processes = processesFor(env, variables, { dev, print });
  undo.push(async () => void (await Promise.all(processes.map((each) => each.stop()))));
  undo.push(keepAlive(database, print));
  for (const each of processes) each.start();
  await steps.run(
    'processes',
    () => untilReady(processes, wish),
    () => processes.map((each) => each.plan.name).join(', '),
  );
  announce(env);
  if (dev) {
    const stop = replaceOnChange(processes);
    undo.push(async () => stop());
  }
  await new Promise((resolve) => wish.addEventListener('abort', resolve, { once: true }));
}

function announce(env: Env): void {
  if (!env.ROLES.includes('web')) {
    print(`MusiCloud is ready: ${env.ROLES.join(', ')}`);
    return;
  }
  print(`MusiCloud is ready: ${address(env)}`);
  if (!isLoopback(env.HOST) && !env.PUBLIC_URL) {
    print('Links and sign-in are made for that address: set PUBLIC_URL to the one others use.');
  }
  if (demoIsThere(env)) {
    print(`Demo accounts: ${demoAccounts.join(', ')} · password ${demoPassword}`);
  }
}

async function stopAll(): Promise<void> {
  if (undo.length > 0) print('… stopping');
  for (const step of undo.reverse()) {
    try {
      await step();
    } catch (error) {
      console.error(`✗ ${words(error)}`);
      process.exitCode = 1;
    }
  }
  if (undo.length > 0) print('✓ stopped');
}
