import { setTimeout as wait } from 'node:timers/promises';
import { rebuildStatus } from '@musicloud/db/status/rebuild';
import { deliverAgain } from './again.ts';
import { Client } from './client.ts';
import { coverAll, originalsOf, unpermitted } from './covers.ts';
import { readFacts } from './facts.ts';
import { inflict } from './faults.ts';
import type { Person } from './ground.ts';
import type { Installation } from './installation.ts';
import { brokenInvariants } from './invariants.ts';
import { type Judgement, judge } from './judge.ts';
import { Ledger, type UploadCall } from './ledger.ts';
import { carryOut, DELETIONS, registered } from './load.ts';
import { observe } from './observer.ts';
import type { Chance } from './random.ts';
import { recovery } from './recovery.ts';
import type { Scenario } from './scenario.ts';
import { untilSettled } from './settle.ts';

/** How long after the load calls may go on being repeated, and how long what is in flight may take. */
const PATIENCE_MS = 60_000;

/** One row of the table. */
export type Result = Judgement & {
  readonly breaks: number;
  /** The longest recovery of the scenario; null when nothing had to recover. */
  readonly seconds: number | null;
};

/** Runs one scenario on an installation and judges what is left when nothing is in flight. */
export async function run(
  installation: Installation,
  scenario: Scenario,
  people: readonly Person[],
  chance: Chance,
): Promise<Result> {
  const ledger = new Ledger();
  const over = AbortSignal.timeout(scenario.loadMs + 2 * PATIENCE_MS);
  const client = new Client(installation.origin, ledger, over);
  const spares = scenario.faults.length + 1;
  const ready = await registered(client, people, DELETIONS + spares);
  const { covers = 0, loadMs } = scenario;
  const originals = covers > 0 ? await originalsOf(client, people) : [];
  const observer = observe(installation, people);
  const load = Promise.all([
    carryOut(client, people, ready.slice(spares), scenario, chance),
    coverAll(installation, client, originals, { count: covers, loadMs }, chance),
  ]);
  const seconds = await playFaults(installation, scenario, client, ready.slice(0, spares), chance);
  await load;
  const flight = await untilSettled(installation, PATIENCE_MS);
  const { breaks, looks } = await observer.stop();
  if (looks === 0) breaks.push('the observer saw nothing');
  const noticed = ledger.words.some(
    ({ kind, outcome }) => kind === 'notice' && outcome === 'accepted',
  );
  if (covers > 0 && !noticed) breaks.push('no permission was ended');
  if (flight) breaks.push(`never settled: ${JSON.stringify(flight)}`);
  breaks.push(...(await checkAll(installation, people)));
  const judgement = judge(ledger, await readFacts(installation, people));
  const longest = Math.max(...seconds);
  const reasons = [...judgement.reasons, ...breaks];
  if (longest > scenario.recoverySeconds) {
    reasons.push(`${longest.toFixed(1)} s to recover, at most ${scenario.recoverySeconds} wanted`);
  }
  return { ...judgement, breaks: breaks.length, seconds: longest, reasons };
}

/**
 * Each fault at its moment. Recovery counts from the last thing done to the installation.
 * @returns seconds until the service was itself again after each fault
 */
async function playFaults(
  installation: Installation,
  { faults, loadMs }: Scenario,
  client: Client,
  spares: readonly UploadCall[],
  chance: Chance,
): Promise<number[]> {
  const begun = performance.now();
  const deeds = [begun];
  const recover = async (index: number) => {
    const recovered = await recovery(client, spares[index]);
    return (recovered - Math.max(...deeds.filter((moment) => moment <= recovered))) / 1000;
  };
  const recoveries: Promise<number>[] = [];
  for (const [index, { at, fault }] of faults.entries()) {
    await until(begun + chance.between(...at));
    deeds.push(performance.now());
    await inflict(installation, fault);
    deeds.push(performance.now());
    recoveries.push(recover(index));
  }
  await until(begun + loadMs);
  if (faults.length === 0) {
    deeds.push(performance.now());
    recoveries.push(recover(0));
  }
  return Promise.all(recoveries);
}

async function until(moment: number): Promise<void> {
  const left = moment - performance.now();
  if (left > 0) await wait(left);
}

/** All that has to hold now that nothing is in flight. */
async function checkAll(installation: Installation, people: readonly Person[]): Promise<string[]> {
  const { database } = installation;
  const again = await deliverAgain(installation, people, PATIENCE_MS);
  const breaks = brokenInvariants(await readFacts(installation, people));
  const { changed, removed } = await rebuildStatus(database);
  if (changed + removed > 0) breaks.push(`the rebuild changed ${changed} and removed ${removed}`);
  const letters = await database.sql<{ name: string; error: string }[]>`
    update dead_letters set settled = 'dropped', settled_at = now() where settled is null
    returning name, error`;
  return [
    ...again,
    ...breaks,
    ...(await unpermitted(installation, people)),
    ...letters.map(({ name, error }) => `dead letter ${name}: ${error}`),
  ];
}
