// `npm run test:cluster`: the main job on every store that a cluster has, while one after the other is lost. See README.md.
import { rebuildStatus } from '@musicloud/db/status/rebuild';
import { buildPages } from '../scripts/lib/build.ts';
import { words } from '../scripts/lib/failure.ts';
import { stopWish } from '../scripts/lib/stop-wish.ts';
import { type Cluster, startCluster } from './lib/cluster/installation.ts';
import { type Phase, playPhases, reportPhases } from './lib/cluster/phases.ts';
import { readFacts } from './lib/facts.ts';
import { makePeople, type Person } from './lib/ground.ts';
import { brokenInvariants } from './lib/invariants.ts';
import { judge } from './lib/judge.ts';
import { Ledger } from './lib/ledger.ts';
import { untilSettled } from './lib/settle.ts';

const CREATORS = 4;
/** All of it, without the build. */
const MOST_MS = 480_000;
const SETTLE_MS = 60_000;

const wish = stopWish();
let cluster: Cluster | undefined;
try {
  await buildPages(wish);
  const begun = performance.now();
  cluster = await startCluster();
  const took = () => `${((performance.now() - begun) / 1000).toFixed(0)} s`;
  console.log(`two web processes and two sets of workers are ready after ${took()}`);
  const people = await makePeople(cluster.surroundings, CREATORS);
  const ledger = new Ledger();
  const end = AbortSignal.any([wish, AbortSignal.timeout(MOST_MS)]);
  const phases = await playPhases(cluster, people, ledger, end);
  const reasons = await judgeAll(cluster, people, ledger, phases);
  console.log(reportPhases(phases));
  for (const reason of reasons.slice(0, 20)) console.log(`  ${reason}`);
  console.log(`${reasons.length === 0 ? '✓ holds' : '✗ FAILS'}, after ${took()}`);
  if (reasons.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(`✗ ${words(error)}`);
  process.exitCode = 1;
} finally {
  await cluster?.stop();
}
process.exit();

/** Compares what clients were told with what the stores hold when nothing is in flight. */
async function judgeAll(
  on: Cluster,
  people: readonly Person[],
  ledger: Ledger,
  phases: readonly Phase[],
): Promise<string[]> {
  const flight = await untilSettled(on, SETTLE_MS);
  const facts = await readFacts(on, people);
  const { lost, doubled, reasons } = judge(ledger, facts);
  const { changed, removed } = await rebuildStatus(on.database);
  const letters = await on.database.sql<{ name: string; error: string }[]>`
    select name, error from dead_letters where settled is null`;
  console.log(`\n${ledger.accepted.length} accepted, ${lost} lost, ${doubled} doubled`);
  return [
    ...phases.flatMap((phase) => phase.reasons.map((reason) => `${phase.name}: ${reason}`)),
    ...(flight ? [`never settled: ${JSON.stringify(flight)}`] : []),
    ...reasons,
    ...brokenInvariants(facts),
    ...(changed + removed > 0 ? [`the rebuild changed ${changed} and removed ${removed}`] : []),
    ...letters.map(({ name, error }) => `dead letter ${name}: ${error}`),
  ];
}
