// `npm run test:faults`: what MusiCloud promises, on real processes and stores that are killed, frozen, cut off and
// slowed. See README.md.
import { availableParallelism, loadavg } from 'node:os';
import { buildPages } from '../scripts/lib/build.ts';
import { words } from '../scripts/lib/failure.ts';
import { Stopped, stopWish } from '../scripts/lib/stop-wish.ts';
import { runEquals } from './lib/equals.ts';
import { hits } from './lib/faults.ts';
import { makePeople } from './lib/ground.ts';
import { type Installation, startInstallation } from './lib/installation.ts';
import { readOptions, type StoreSet } from './lib/options.ts';
import { chanceOf } from './lib/random.ts';
import { holds, type Row, report } from './lib/report.ts';
import { run } from './lib/run.ts';
import { scenarios } from './scenarios/plan.ts';

const CREATORS = 4;
const wish = stopWish();
const rows: Row[] = [];
try {
  await main();
} catch (error) {
  if (!(error instanceof Stopped)) console.error(`✗ ${words(error)}`);
  process.exitCode = 1;
}
if (rows.length > 0) console.log(report(rows));
if (!rows.every(holds)) process.exitCode = 1;
process.exit();

async function main(): Promise<void> {
  const known = scenarios.map(({ name }) => name);
  const { seed, sets, names } = readOptions(process.argv.slice(2), known);
  // Recovery takes longer on a machine that is busy with something else.
  const load = loadavg().map((one) => one.toFixed(1));
  console.log(
    `seed ${seed} (${availableParallelism()} cores, load before the run ${load.join(' ')})`,
  );
  await buildPages(wish);
  for (const set of sets) {
    const wanted = scenarios.filter(({ name }) => names.length === 0 || names.includes(name));
    await onInstallation(set, (installation) => tryAll(installation, wanted, seed));
  }
}

async function onInstallation(set: StoreSet, work: (on: Installation) => Promise<void>) {
  const installation = await startInstallation(set);
  try {
    await Promise.race([work(installation), stopped()]);
  } finally {
    await installation.stop();
  }
}

function stopped(): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(wish.reason);
    if (wish.aborted) stop();
    wish.addEventListener('abort', stop, { once: true });
  });
}

async function tryAll(installation: Installation, wanted: typeof scenarios, seed: number) {
  const { set, disk } = installation;
  const fitting = wanted.filter(({ faults }) =>
    faults.every(({ fault }) => hits(installation, fault)),
  );
  const people = await makePeople(installation, fitting.length * CREATORS);
  for (const [index, scenario] of fitting.entries()) {
    const { name, faults } = scenario;
    if (disk.trouble && faults.some(({ fault }) => fault.kind === 'fill-disk')) {
      rows.push({ name, set, result: null, skipped: disk.trouble });
      continue;
    }
    installation.note(`=== ${name}`);
    const begun = performance.now();
    const own = people.slice(index * CREATORS, (index + 1) * CREATORS);
    const chance = chanceOf(seed, `${set} ${name}`);
    const result = scenario.pairs
      ? await runEquals(installation, own, scenario.pairs)
      : await run(installation, scenario, own, chance);
    rows.push({ name, set, result });
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    console.log(`${result.reasons.length === 0 ? '✓' : '✗'} ${name}, ${set} (${seconds} s)`);
    for (const reason of result.reasons.slice(0, 12)) console.log(`    ${reason}`);
  }
}
