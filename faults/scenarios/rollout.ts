import { setTimeout as wait } from 'node:timers/promises';
import { table } from '../../scripts/lib/table.ts';
import { ALL_ROLES, type Fleet, startFleet, untilReady } from '../lib/fleet/fleet.ts';
import { countFound, habitsOf, savePages } from '../lib/fleet/habits.ts';
import { judgeAll } from '../lib/fleet/judge-all.ts';
import { migrateTo, nextVersion } from '../lib/fleet/next-version.ts';
import type { Outcome } from '../lib/fleet/play.ts';
import { startWeb, startWorkers } from '../lib/fleet/replica.ts';
import { roll, rollBlindly } from '../lib/fleet/roll.ts';
import { openStream, untoldOf } from '../lib/fleet/streams.ts';
import { openTab } from '../lib/fleet/tab.ts';
import { availability, type Tally, Traffic } from '../lib/fleet/traffic.ts';
import { thisVersion, type Version } from '../lib/fleet/version.ts';
import { makePeople, type Undo } from '../lib/ground.ts';
import { Ledger } from '../lib/ledger.ts';
import { port } from '../lib/ports.ts';

const PEOPLE = 10;
const STEADY_MS = 8_000;
const READY_MS = 60_000;
/** How long a version may take to become ready before it is taken back, where that has to be seen soon. */
const GIVE_UP_MS = 15_000;
/** How long a stream may take to tell what has already happened. */
const TELL_MS = 15_000;
/** A roll that asks nobody goes on after so long. */
const BLIND_PAUSE_MS = 500;

const phases = {
  steady: 'nothing happens',
  next: 'v2 and one more column rolled in',
  workers: 'workers of v2 rolled in',
  bad: 'a version that is never ready',
  blind: 'v1 rolled in, readiness not asked',
} as const;
const gated = [phases.steady, phases.next, phases.workers, phases.bad];

/** Rolls in a next version, new workers, a bad version and, without asking for readiness, the first one again. */
export async function rollout(undo: Undo, signal: AbortSignal): Promise<Outcome> {
  console.log('… the next version');
  const next = await nextVersion(signal);
  console.log('… two web processes, workers and nginx');
  const fleet = await startFleet(undo, { name: 'rollout', web: 2, env: { DRAIN_MS: '3000' } });
  const { ground, nginx } = fleet;
  const people = await makePeople(ground, PEOPLE);
  const old = await savePages(nginx.origin, ['/', '/sign-in', '/docs']);
  const tab = await openTab(`${nginx.origin}/sign-in`);
  undo.push(tab.close);
  const streams = await Promise.all(people.map((by) => openStream(nginx.origin, by)));
  const ledger = new Ledger();
  const traffic = new Traffic();
  console.log('… 100 clients');
  await traffic.enter(phases.steady);
  traffic.begin(habitsOf(nginx.origin, people, ledger));
  undo.push(() => traffic.stop());
  await wait(STEADY_MS);
  const troubles = await playGated(fleet, next, traffic);
  const told = [...ledger.accepted];
  const untold = await untoldOf(streams, told, TELL_MS);
  const resumed = streams.map((stream) => stream.resumed());
  for (const stream of streams) stream.stop();
  const found = await countFound(nginx.origin, old);
  const isNext = await tab.follow('/sign-up');
  await playBlind(fleet, traffic);
  await traffic.stop();
  const verdict = await judgeAll(ground, people, ledger);
  const went = isNext ? 'as the new version' : 'as the old one';
  return {
    lines: [
      report(traffic),
      '',
      table([
        ['uploads accepted in all phases', String(ledger.accepted.length)],
        ['of these lost', String(verdict.lost)],
        ['jobs or calls with two effects', String(verdict.doubled)],
        ['live streams', String(streams.length)],
        ['resumed, at least and in all', `${Math.min(...resumed)}, ${sum(resumed)}`],
        ['ends of uploads they should tell', String(told.length)],
        ['of these missed', String(untold.length)],
        ['script files of the old build found after it', `${found} of ${old.size}`],
        ['a page left open went on', `${went}, ${tab.troubles.length} troubles`],
      ]),
    ],
    reasons: [
      ...troubles,
      ...lossesOf(traffic),
      ...verdict.reasons,
      ...untold.map((one) => `a stream missed ${one}`),
      ...(Math.min(...resumed) === 0 ? ['a stream never had to resume'] : []),
      ...(found === old.size && found > 0 ? [] : ['files of the old build are gone']),
      ...(isNext ? [] : ['the open page went on with the old build']),
      ...tab.troubles.map((one) => `the open page: ${one}`),
    ],
  };
}

/** What has to lose nothing. @returns what went otherwise than it should */
async function playGated(fleet: Fleet, next: Version, traffic: Traffic): Promise<string[]> {
  const { ground, web } = fleet;
  const troubles: string[] = [];
  await traffic.enter(phases.next);
  await migrateTo(next, ground.env);
  if (!(await roll(web, () => startWeb(ground, next), READY_MS))) troubles.push('v2 was not ready');
  await traffic.enter(phases.workers);
  await rollWorkers(fleet, next);
  await traffic.enter(phases.bad);
  const nowhere = `postgres://nobody:nothing@127.0.0.1:${await port()}/nothing`;
  const bad = { ...next, name: 'bad', env: { DATABASE_URL: nowhere } };
  const before = web.replicas;
  if (await roll(web, () => startWeb(ground, bad), GIVE_UP_MS)) troubles.push('the bad was taken');
  if (web.replicas.join() !== before.join()) troubles.push('the bad version replaced something');
  return troubles;
}

async function rollWorkers({ ground, workers }: Fleet, next: Version): Promise<void> {
  for (const [index, old] of workers.entries()) {
    const fresh = await startWorkers(ground, next, ALL_ROLES);
    workers[index] = fresh;
    await untilReady(fresh);
    await old.stop();
  }
}

/** Without readiness and without draining: what a roll costs that nobody watches. */
async function playBlind({ ground, web }: Fleet, traffic: Traffic): Promise<void> {
  await traffic.enter(phases.blind);
  await rollBlindly(web, () => startWeb(ground, thisVersion), BLIND_PAUSE_MS);
  for (const one of web.replicas) await untilReady(one);
}

const lostIn = ({ requests, answered }: Tally) => requests - answered;
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

function report(traffic: Traffic): string {
  const rows = Object.values(phases).map((phase) => {
    const tally = traffic.tally(phase);
    return [phase, String(tally.requests), String(lostIn(tally)), availability(tally)];
  });
  return table([['100 clients while', 'requests', 'lost', 'available'], ...rows]);
}

/** Nothing is lost in a gated roll, and something without: otherwise nothing was tried. */
function lossesOf(traffic: Traffic): string[] {
  const losses = gated.flatMap((phase) => {
    const { requests, failures } = traffic.tally(phase);
    const lost = [...failures].map(([why, count]) => `${phase}: ${count} × ${why}`);
    return requests === 0 ? [`${phase}: nothing was asked`] : lost;
  });
  if (lostIn(traffic.tally(phases.blind)) === 0) losses.push('nothing was lost without gating');
  return losses;
}
