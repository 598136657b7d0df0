// `npm start` and `npm run dev`, on Node 24: from an environment to a running, supervised MusiCloud.
import { setTimeout as wait } from 'node:timers/promises';
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
import { Failure, words } from './lib/failure.ts';
import { untilHealthy } from './lib/health.ts';
import { requirePort } from './lib/port-check.ts';
import { migrate, seedDemo } from './lib/prepare-data.ts';
import { processesFor } from './lib/processes.ts';
import { hasDeadUsers } from './lib/registry.ts';
import { stepsTo } from './lib/steps.ts';
import { Stopped, stopWish } from './lib/stop-wish.ts';
import type { Supervised } from './lib/supervised.ts';
import { address, surroundings } from './lib/surroundings.ts';
import { replaceOnChange } from './lib/watch.ts';

const REVIVE_MS = 2000;
const READY_MS = 120_000;
const DRAIN_PATIENCE_MS = 20_000;
/** A process that ends this often before it is ready will not become ready. */
const HOPELESS = 3;

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
  keepAlive(database);
  for (const each of processes) each.start();
  await steps.run(
    'processes',
    () => untilReady(processes),
    () => processes.map((each) => each.plan.name).join(', '),
  );
  announce(env);
  if (dev) {
    const stop = replaceOnChange(processes);
    undo.push(async () => stop());
  }
  await new Promise((resolve) => wish.addEventListener('abort', resolve, { once: true }));
}

/** An embedded server that dies is started again, by whichever of its users notices first. */
function keepAlive(database: Database): void {
  let timer: NodeJS.Timeout;
  const look = async () => {
    try {
      if (await database.revive()) print('! database ended; started again');
    } catch (error) {
      print(`! database: ${words(error)}`);
    }
    if (!wish.aborted) timer = setTimeout(look, REVIVE_MS);
  };
  timer = setTimeout(look, REVIVE_MS);
  undo.push(async () => clearTimeout(timer));
}

/** Ready is what the web says, or the workers where there is no web. */
async function untilReady(processes: Supervised[]): Promise<void> {
  const [first] = processes;
  const over = new AbortController();
  const ready = untilHealthy(
    () => first?.origin && `${first.origin}/healthz/ready`,
    AbortSignal.any([wish, over.signal]),
  );
  const hopeless = (async () => {
    const deadline = Date.now() + READY_MS;
    while (!over.signal.aborted && !wish.aborted) {
      const failing = processes.find((each) => each.deaths >= HOPELESS);
      if (failing)
        throw new Failure(
          `The ${failing.plan.name} process ends as soon as it starts; its last words are above.`,
        );
      if (Date.now() > deadline)
        throw new Failure(`MusiCloud is not ready after ${READY_MS / 1000} s.`);
      await wait(100);
    }
  })();
  try {
    await Promise.race([ready, hopeless]);
  } finally {
    over.abort();
  }
  wish.throwIfAborted();
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
  if (demoIsThere(env))
    print(`Demo accounts: ${demoAccounts.join(', ')} · password ${demoPassword}`);
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
