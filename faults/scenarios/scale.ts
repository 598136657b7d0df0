import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { inRoot } from '../../scripts/lib/paths.ts';
import { table } from '../../scripts/lib/table.ts';
import { tryOnce } from '../lib/call.ts';
import { ALL_ROLES, type Fleet, startFleet } from '../lib/fleet/fleet.ts';
import { judgeAll } from '../lib/fleet/judge-all.ts';
import type { Outcome } from '../lib/fleet/play.ts';
import { startWorkers } from '../lib/fleet/replica.ts';
import { availability, type Tally, Traffic } from '../lib/fleet/traffic.ts';
import { thisVersion } from '../lib/fleet/version.ts';
import { makePeople, type Person, type Undo } from '../lib/ground.ts';
import { Ledger } from '../lib/ledger.ts';
import { type Drain, drainWith } from '../lib/scaling/backlog.ts';
import { followCpu, type Step } from '../lib/scaling/follow-cpu.ts';
import type { HpaSettings } from '../lib/scaling/hpa.ts';
import { plot } from '../lib/scaling/plot.ts';
import {
  byCpu,
  byQueue,
  flaps,
  play,
  type Service,
  shapes,
  uneven,
} from '../lib/scaling/simulate.ts';

const LOAD_MS = 120_000;
const CONNECTIONS = 100;
const REST_MS = 1_000;
/** How long it may take until all but one are gone again. */
const CALM_MS = 90_000;
/** As in k8s/base: 15 % of 250 thousandths of a core. */
const REQUEST = 0.25;
const TARGET = 0.15;
const real: HpaSettings = { least: 1, most: 10, tolerance: 0.1, downWindowMs: 300_000 };
/** Minutes are seconds here: asked every 5 s, not 15, and nothing taken away within 30 s, not 300. */
const scaled = { settings: { ...real, downWindowMs: 30_000 }, everyMs: 5_000 };
/** Jobs of each measurement; 20,000 in all takes more than the ten minutes this may take on two busy cores. */
const BACKLOG = Number(process.argv[2] ?? 1_000);
const SECONDS = 1_800;

/** Scales the web by CPU under 100 connections, drains backlogs by more and more workers, and plays both on. */
export async function scale(undo: Undo): Promise<Outcome> {
  console.log('… a web process, workers and nginx');
  const fleet = await startFleet(undo, { name: 'scale', web: 1, env: { DRAIN_MS: '3000' } });
  const people = await makePeople(fleet.ground, 10);
  console.log(`… ${CONNECTIONS} connections for ${LOAD_MS / 1_000} s`);
  const { steps, tally, cpuSeconds } = await scaleWeb(fleet, people, undo);
  console.log(`… backlogs of ${BACKLOG}`);
  const ledger = new Ledger();
  await fleet.workers.splice(0)[0]?.stop();
  const drains: Drain[] = [];
  for (const count of [1, 2, 3]) {
    drains.push(await drainWith(fleet, people, ledger, { count, jobs: BACKLOG }));
  }
  fleet.workers.push(await startWorkers(fleet.ground, thisVersion, ALL_ROLES));
  const verdict = await judgeAll(fleet.ground, people, ledger);
  const jobSeconds = drains[0]?.cpuSeconds ?? 0;
  const simulated = simulate(cpuSeconds, jobSeconds);
  const most = Math.max(...steps.map(({ size }) => size));
  const lost = tally.requests - tally.answered;
  return {
    lines: [
      table([
        ['second', 'CPU of an average one', 'processes'],
        ...steps.filter(isChange).map(cells),
      ]),
      `  ${tally.requests} requests, ${lost} lost, ${availability(tally)}; ${(cpuSeconds * 1_000).toFixed(1)} ms CPU each`,
      '',
      table([
        ['approval processes', 'jobs/s', 'of one', 'CPU ms a job', 'cores of them'],
        ...drains.map(({ count, perSecond, cpuSeconds, cores }) => [
          String(count),
          perSecond.toFixed(0),
          (perSecond / (drains[0]?.perSecond ?? 1)).toFixed(2),
          (cpuSeconds * 1_000).toFixed(1),
          cores.toFixed(2),
        ]),
      ]),
      `  ${ledger.accepted.length} approvals, ${verdict.lost} lost, ${verdict.doubled} with two effects`,
      '',
      table([
        ['simulated with these times', 'most', 'at the end', 'up again after down'],
        ...simulated.map(({ name, moments }) => [
          name,
          String(Math.max(...moments.map(({ size }) => size))),
          String(moments.at(-1)?.size),
          String(flaps(moments)),
        ]),
      ]),
    ],
    reasons: [
      ...[...tally.failures].map(([why, count]) => `${count} × ${why}`),
      ...(most > 1 ? [] : ['the web was never scaled up']),
      ...(steps.at(-1)?.size === 1 ? [] : ['the web was not scaled down again']),
      ...verdict.reasons,
      ...simulated.filter(({ moments }) => flaps(moments) > 0).map(({ name }) => `${name} flaps`),
    ],
  };
}

const isChange = ({ size }: Step, index: number, all: readonly Step[]) =>
  size !== all[index - 1]?.size;
const cells = ({ second, share, size }: Step) => [
  String(second),
  `${(share * 100).toFixed(0)} %`,
  String(size),
];

async function scaleWeb(fleet: Fleet, people: readonly Person[], undo: Undo) {
  const traffic = new Traffic();
  undo.push(() => traffic.stop());
  await traffic.enter('load');
  const follower = followCpu(fleet, { ...scaled, target: TARGET, request: REQUEST });
  traffic.begin([
    {
      kind: 'read',
      clients: CONNECTIONS,
      restMs: REST_MS,
      ask: async (client) => {
        const key = (people[client % people.length] as Person).key;
        const url = `${fleet.nginx.origin}/mypages`;
        const answer = await tryOnce({ method: 'GET', url, key, patienceMs: 30_000 });
        return answer.kind === 'yes' ? null : answer.code;
      },
    },
  ]);
  await wait(LOAD_MS);
  await traffic.stop();
  const tally: Tally = traffic.tally('load');
  const cpuSeconds = follower.cpuSeconds() / tally.requests;
  const deadline = performance.now() + CALM_MS;
  while (fleet.web.replicas.length > 1 && performance.now() < deadline) await wait(500);
  return { steps: await follower.stop(), tally, cpuSeconds };
}

/** Plays the settings of k8s against loads that need several processes, and draws what happens. */
export function simulate(requestSeconds: number, jobSeconds: number) {
  const web: Service = { cpuSeconds: requestSeconds, limit: 2, request: REQUEST, startSeconds: 10 };
  const worker: Service = { cpuSeconds: jobSeconds, limit: 1, request: 0.1, startSeconds: 10 };
  const pictures = Object.entries(shapes).flatMap(([name, shape]) => [
    {
      name: `${name}: web by CPU`,
      moments: play(uneven(shape(0.05 / requestSeconds)), SECONDS, web, real, [byCpu(TARGET)]),
    },
    {
      name: `${name}: workers by queue and CPU`,
      moments: play(uneven(shape(0.2 / jobSeconds)), SECONDS, worker, real, [
        byQueue(200),
        byCpu(0.7),
      ]),
    },
  ]);
  const ordered = [
    ...pictures.filter((_, index) => index % 2 === 0),
    ...pictures.filter((_, index) => index % 2 === 1),
  ];
  writeFileSync(inRoot('docs/scaling.svg'), plot(ordered));
  return ordered;
}
