import { setTimeout as wait } from 'node:timers/promises';
import { table } from '../../../scripts/lib/table.ts';
import type { Person } from '../ground.ts';
import type { Ledger } from '../ledger.ts';
import type { Cluster } from './installation.ts';
import { type Done, doMainJob } from './main-job.ts';
import { readsOf } from './metrics.ts';
import { startReaders, type Tally } from './readers.ts';

/** What happens to the stores, and how many contents make their way meanwhile. */
type Plan = {
  readonly name: string;
  readonly event: (cluster: Cluster) => Promise<void>;
  readonly count: number;
  readonly sounds: number;
  /** Whether the replica has to answer reads then. */
  readonly replica: boolean;
};

/** One line of the table. */
export type Phase = Done & {
  readonly name: string;
  readonly seconds: number;
  readonly reads: Tally;
  /** Reads that a replica answered, of those that could be. */
  readonly byReplica: number;
  readonly byPrimary: number;
};

const BACK_MS = 30_000;
let lostMaster: { start: () => Promise<void> } | null = null;

const plans: readonly Plan[] = [
  { name: 'all is there', event: async () => {}, count: 60, sounds: 20, replica: true },
  {
    name: 'replica lost',
    event: ({ replica }) => replica.stop(),
    count: 30,
    sounds: 6,
    replica: false,
  },
  { name: 'replica back', event: replicaBack, count: 20, sounds: 4, replica: true },
  { name: 'Redis master lost', event: loseMaster, count: 30, sounds: 6, replica: true },
  {
    name: 'Redis master back',
    event: async () => lostMaster?.start(),
    count: 20,
    sounds: 4,
    replica: true,
  },
];

async function replicaBack(cluster: Cluster): Promise<void> {
  await cluster.replica.start();
  await replicaServes(cluster);
}

async function replicaServes({ origins }: Cluster): Promise<void> {
  const deadline = performance.now() + BACK_MS;
  for (;;) {
    const all = await Promise.all(origins.map(readsOf));
    if (all.every(({ serves }) => serves)) return;
    if (performance.now() > deadline) throw new Error('The replica is not read from.');
    await wait(200);
  }
}

async function loseMaster({ redis }: Cluster): Promise<void> {
  const master = await redis.masterOf('{musicloud-approval}');
  if (!master) throw new Error('Nobody has the queue of approvals.');
  lostMaster = master;
  await master.kill();
}

/** Plays them one after the other, while readers look on. */
export async function playPhases(
  cluster: Cluster,
  people: readonly Person[],
  ledger: Ledger,
  end: AbortSignal,
): Promise<Phase[]> {
  await replicaServes(cluster);
  const readers = startReaders(cluster.origins, people.slice(0, 2));
  const phases: Phase[] = [];
  for (const plan of plans) {
    if (end.aborted) throw new Error('There was no time for all of it.');
    phases.push(await play(plan, cluster, people, ledger, readers.take, end));
    console.log(`… ${plan.name}: ${phases.at(-1)?.seconds.toFixed(0)} s`);
  }
  await readers.stop();
  return phases;
}

async function play(
  plan: Plan,
  cluster: Cluster,
  people: readonly Person[],
  ledger: Ledger,
  take: () => Tally,
  end: AbortSignal,
): Promise<Phase> {
  const begun = performance.now();
  const before = await countReads(cluster);
  const { origins } = cluster;
  const { count, sounds } = plan;
  const job = doMainJob({ origins, people, ledger, count, sounds, end });
  const [done] = await Promise.all([job, plan.event(cluster)]);
  const reads = take();
  const after = await countReads(cluster);
  const byReplica = after.replica - before.replica;
  const byPrimary = after.primary - before.primary;
  done.reasons.push(...reads.failed.map((one) => `a read failed: ${one}`));
  if (reads.asked === 0) done.reasons.push('nobody read anything');
  if (plan.replica && byReplica === 0) done.reasons.push('the replica was not read from');
  const seconds = (performance.now() - begun) / 1000;
  return { ...done, name: plan.name, seconds, reads, byReplica, byPrimary };
}

async function countReads({ origins }: Cluster) {
  const all = await Promise.all(origins.map(readsOf));
  const sum = (name: 'replica' | 'primary') => all.reduce((total, one) => total + one[name], 0);
  return { replica: sum('replica'), primary: sum('primary') };
}

const head = [
  'while',
  'accepted',
  'listed',
  'registered',
  'played',
  'deleted',
  'released',
  'reads',
  'failed',
  'availability',
  'from the replica',
  's',
];

export function reportPhases(phases: readonly Phase[]): string {
  return table([head, ...phases.map(cells)]);
}

function cells(phase: Phase): string[] {
  const { accepted, listed, registered, played, deleted, released, reads, seconds } = phase;
  const counts = [accepted, listed, registered, played, deleted, released].map(String);
  const failed = reads.failed.length;
  const share = (part: number, whole: number) =>
    whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`;
  return [
    phase.name,
    ...counts,
    String(reads.asked),
    String(failed),
    share(reads.asked - failed, reads.asked),
    share(phase.byReplica, phase.byReplica + phase.byPrimary),
    seconds.toFixed(1),
  ];
}
