import { setTimeout as wait } from 'node:timers/promises';
import { supervision } from '../../scripts/lib/processes.ts';
import { table } from '../../scripts/lib/table.ts';
import { ALL_ROLES, type Fleet, startFleet, untilReady } from '../lib/fleet/fleet.ts';
import { habitsOf } from '../lib/fleet/habits.ts';
import { hang, type Inspector, inspect, leak, stopTaking } from '../lib/fleet/inspector.ts';
import { judgeAll } from '../lib/fleet/judge-all.ts';
import type { Outcome } from '../lib/fleet/play.ts';
import { type Replica, startWeb, startWorkers } from '../lib/fleet/replica.ts';
import { type Tally, Traffic } from '../lib/fleet/traffic.ts';
import { thisVersion } from '../lib/fleet/version.ts';
import { makePeople, type Undo } from '../lib/ground.ts';
import { Ledger } from '../lib/ledger.ts';
import { port } from '../lib/ports.ts';

const PEOPLE = 10;
const STEADY_MS = 3_000;
const AWAY_MS = 10_000;
/** Longer than anything here should take. */
const PATIENCE_MS = 150_000;
/** What a web process has for its heap here: less to fill than it has elsewhere. */
const HEAP_MIB = 512;
/** Past what it calls live, and short of what ends it. */
const LEAK_BYTES = 0.9 * HEAP_MIB * 2 ** 20;

/** One row of the table; seconds since the fault began. */
type Row = {
  readonly name: string;
  readonly noticed: number;
  readonly unlisted: number | null;
  readonly back: number;
  /** Requests that begun before it was off the list, and after, without the answer they should have had. */
  readonly lostBefore: number;
  readonly lostAfter: number;
  readonly reasons: readonly string[];
};

/** Makes processes and the database fail, one after the other, under load. */
export async function heal(undo: Undo): Promise<Outcome> {
  const said: string[] = [];
  console.log('… two web processes, workers and nginx');
  const fleet = await startFleet(undo, { name: 'heal', web: 1, env: { DRAIN_MS: '3000' } });
  const patients = await startPatients(fleet, (line) => {
    fleet.ground.note(line);
    said.push(line);
  });
  const people = await makePeople(fleet.ground, PEOPLE);
  const ledger = new Ledger();
  const traffic = new Traffic();
  undo.push(() => traffic.stop());
  await traffic.enter('before');
  traffic.begin(habitsOf(fleet.nginx.origin, people, ledger));
  await wait(STEADY_MS);
  const { web, workers } = patients;
  const trial = (name: string, patient: Patient, act: (line: Inspector) => unknown) =>
    tryOne({ name, patient, act, said, fleet, traffic });
  const rows = [
    await trial('a web process whose event loop is blocked', web, hang),
    await trial('a web process that leaks', web, (line) => leak(line, LEAK_BYTES)),
    await trial('a worker that takes no jobs', workers, (line) =>
      stopTaking(line, `${workers.replica.version.root}/apps/workers/main.ts`),
    ),
    await tryWithoutDatabase(fleet, traffic),
  ];
  await traffic.stop();
  const verdict = await judgeAll(fleet.ground, people, ledger);
  return {
    lines: [report(rows), '', summary(ledger, verdict)],
    reasons: [
      ...troublesOf(traffic.tally('before')),
      ...rows.flatMap(({ reasons }) => reasons),
      ...verdict.reasons,
    ],
  };
}

/** A process that can be reached through its inspector; that is its port in every life. */
type Patient = { readonly replica: Replica; readonly inspector: number };

async function startPatients(fleet: Fleet, print: (line: string) => void) {
  const { ground, web, workers } = fleet;
  const flagsOf = (inspector: number) => [`--inspect=127.0.0.1:${inspector}`];
  const [first, second] = [await port(), await port()];
  const flags = [...flagsOf(first), `--max-old-space-size=${HEAP_MIB}`];
  const replica = await startWeb(ground, thisVersion, { flags, print });
  web.replicas.push(replica);
  web.balancer.add(replica);
  // The only workers there are: what they leave nobody else does.
  await workers.splice(0)[0]?.stop();
  const worker = await startWorkers(ground, thisVersion, ALL_ROLES, {
    flags: flagsOf(second),
    print,
  });
  workers.push(worker);
  await web.balancer.untilListed(replica, PATIENCE_MS);
  await untilReady(worker);
  return {
    web: { replica, inspector: first },
    workers: { replica: worker, inspector: second },
  };
}

type Trial = {
  readonly name: string;
  readonly patient: Patient;
  readonly act: (line: Inspector) => unknown;
  readonly said: readonly string[];
  readonly fleet: Fleet;
  readonly traffic: Traffic;
};

async function tryOne({ name, patient, act, said, fleet, traffic }: Trial): Promise<Row> {
  const { replica, inspector } = patient;
  const { balancer } = fleet.web;
  const isWeb = fleet.web.replicas.includes(replica);
  const [before, after] = [name, `${name}, off the list`];
  await traffic.enter(before);
  const line = await inspect(inspector);
  const [begun, pid, known] = [performance.now(), replica.pid(), said.length];
  const since = () => (performance.now() - begun) / 1000;
  await act(line);
  const noticed = until(() => said.slice(known).some((one) => one.endsWith('replacing it')));
  const unlisted = isWeb ? until(() => !balancer.isListed(replica)) : null;
  const offAt = unlisted?.then(() => {
    void traffic.enter(after);
    return since();
  });
  const [noticedAt, unlistedAt] = await Promise.all([noticed.then(since), offAt ?? null]);
  line.close();
  await until(() => replica.pid() !== pid && replica.pid() !== undefined);
  if (isWeb) await balancer.untilListed(replica, PATIENCE_MS);
  else await untilReady(replica);
  const back = since();
  await traffic.enter('between');
  const rest = traffic.tally(after);
  return {
    ...{ name, noticed: noticedAt, unlisted: unlistedAt, back },
    ...{ lostBefore: lostIn(traffic.tally(before)), lostAfter: lostIn(rest) },
    reasons: [
      ...troublesOf(rest).map((why) => `${name}: lost though it was off the list: ${why}`),
      // Whoever can still finish what it has begun loses nothing; whoever hangs loses what it was sent.
      ...(act === hang ? [] : troublesOf(traffic.tally(before)).map((why) => `${name}: ${why}`)),
    ],
  };
}

/** Everyone is unready while the database is away, and nobody is started anew for it. */
async function tryWithoutDatabase({ ground, web, workers }: Fleet, traffic: Traffic): Promise<Row> {
  const name = 'a database that is away for 10 s';
  const all = [...web.replicas, ...workers];
  const pids = all.map((one) => one.pid());
  const proxy = ground.stores.find((store) => store.name === 'postgres')?.proxy;
  await traffic.enter(name);
  const begun = performance.now();
  const since = () => (performance.now() - begun) / 1000;
  proxy?.set({ kind: 'refused' });
  const off = Promise.all(web.replicas.map((one) => until(() => !web.balancer.isListed(one))));
  const unlisted = off.then(since);
  await wait(AWAY_MS);
  proxy?.set({ kind: 'none' });
  const unlistedAt = await unlisted;
  await Promise.all(web.replicas.map((one) => web.balancer.untilListed(one, PATIENCE_MS)));
  const back = since() - AWAY_MS / 1000;
  await traffic.enter('after the database');
  await wait(STEADY_MS);
  await traffic.enter('between');
  const rest = traffic.tally('after the database');
  const replaced = all.some((one, index) => one.pid() !== pids[index]);
  return {
    ...{ name, noticed: unlistedAt, unlisted: unlistedAt, back },
    ...{ lostBefore: lostIn(traffic.tally(name)), lostAfter: lostIn(rest) },
    reasons: [
      ...(replaced ? ['a process was replaced because the database was away'] : []),
      ...troublesOf(rest).map((why) => `lost though the database was back: ${why}`),
    ],
  };
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`It was not noticed in time: ${holds}`);
    await wait(50);
  }
}

const lostIn = ({ requests, answered }: Tally) => requests - answered;
const troublesOf = ({ failures }: Tally) =>
  [...failures].map(([why, count]) => `${count} × ${why}`);

function report(rows: readonly Row[]): string {
  const seconds = (value: number | null) => (value === null ? '–' : value.toFixed(1));
  const { liveMs, healthMs } = supervision;
  return table([
    ['', 'noticed, s', 'off the list, s', 'back, s', 'lost before', 'lost after'],
    ...rows.map((row) => [
      row.name,
      seconds(row.noticed),
      seconds(row.unlisted),
      seconds(row.back),
      String(row.lostBefore),
      String(row.lostAfter),
    ]),
    [
      `(asked every ${liveMs / 1000} s, three times ${healthMs / 1000} s of patience)`,
      '',
      '',
      '',
      '',
      '',
    ],
  ]);
}

const summary = ({ accepted }: Ledger, { lost, doubled }: { lost: number; doubled: number }) =>
  `  ${accepted.length} uploads accepted, ${lost} of them lost, ${doubled} jobs or calls with two effects`;
