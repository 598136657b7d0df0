import { setTimeout as wait } from 'node:timers/promises';
import { cpuMs } from '../../../bench/lib/cpu.ts';
import { Client } from '../client.ts';
import { type Fleet, untilReady } from '../fleet/fleet.ts';
import { type Replica, startWorkers } from '../fleet/replica.ts';
import { thisVersion } from '../fleet/version.ts';
import type { Person } from '../ground.ts';
import type { Ledger } from '../ledger.ts';

/** How fast so many processes drained their backlog. */
export type Drain = {
  readonly count: number;
  readonly perSecond: number;
  /** CPU of the approval processes, for one job and on average at a time. */
  readonly cpuSeconds: number;
  readonly cores: number;
};

const UPLOADERS = 16;
const PATIENCE_MS = 120_000;
/** What is measured lies between these parts of all: no start and no end of the queue. */
const FROM = 0.1;
const TO = 0.9;

/** Queues `jobs` approvals while nobody takes them, then starts `count` processes and watches them. */
export async function drainWith(
  fleet: Fleet,
  people: readonly Person[],
  ledger: Ledger,
  { count, jobs }: { count: number; jobs: number },
): Promise<Drain> {
  const { ground, nginx } = fleet;
  // Nothing is missed meanwhile, and nothing sent again: each job is there once.
  const relay = await startWorkers(ground, thisVersion, 'relay', {
    env: { SWEEP_AFTER_MS: '600000' },
  });
  const started: Replica[] = [relay];
  try {
    await upload(
      new Client(nginx.origin, ledger, AbortSignal.timeout(2 * PATIENCE_MS)),
      people,
      jobs,
    );
    await until(async () => (await ground.queues.waiting('approval')) >= jobs);
    const before = await registered(fleet);
    const workers = await Promise.all(
      Array.from({ length: count }, () => startWorkers(ground, thisVersion, 'approval')),
    );
    started.push(...workers);
    const done = async () => (await registered(fleet)) - before;
    await Promise.all(workers.map((one) => untilReady(one)));
    await until(async () => (await done()) >= FROM * jobs);
    const cpu = () => workers.reduce((sum, one) => sum + cpuMs(one.pid() ?? 0), 0) / 1_000;
    const [first, at, used] = [await done(), performance.now(), cpu()];
    await until(async () => (await done()) >= TO * jobs);
    const [last, seconds, spent] = [await done(), (performance.now() - at) / 1_000, cpu() - used];
    await until(async () => (await done()) >= jobs);
    return {
      count,
      perSecond: (last - first) / seconds,
      cpuSeconds: spent / (last - first),
      cores: spent / seconds,
    };
  } finally {
    await Promise.all(started.map((one) => one.stop()));
  }
}

async function upload(client: Client, people: readonly Person[], jobs: number): Promise<void> {
  let begun = 0;
  const next = async () => {
    while (begun < jobs) {
      begun += 1;
      await client.upload(people[begun % people.length] as Person);
    }
  };
  await Promise.all(Array.from({ length: UPLOADERS }, next));
}

async function registered({ ground }: Fleet): Promise<number> {
  const [row] = await ground.database.sql<{ count: number }[]>`
    select count(*)::int as count from sources where state = 'registered'`;
  return row?.count ?? 0;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('The backlog did not move in time.');
    await wait(50);
  }
}
