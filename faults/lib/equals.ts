import { openTcpProxy, type TcpProxy } from '@musicloud/db/testing/tcp-proxy';
import { Client } from './client.ts';
import { type Pair, unlike } from './equal-pairs.ts';
import { readFacts } from './facts.ts';
import type { Person } from './ground.ts';
import type { Installation } from './installation.ts';
import { brokenInvariants } from './invariants.ts';
import { judge } from './judge.ts';
import { Ledger } from './ledger.ts';
import { observe } from './observer.ts';
import { throughPort } from './parts.ts';
import { port } from './ports.ts';
import { type OwnProcess, startProcess } from './processes.ts';
import type { Result } from './run.ts';
import { untilSettled } from './settle.ts';
import { putUp, recording } from './sound.ts';

const START_MS = 60_000;
const PATIENCE_MS = 120_000;
/** Pairs under way at once. */
const AT_ONCE = 12;
/** It is not the guard that is tried here: it shall not give up on the long way. */
const guard = { COPYRIGHT_TIMEOUT_MS: '10000', COPYRIGHT_CONNECTIONS: '16' };
/**
 * Each way to the copyright domain's database, ms. A decision then takes longer than two calls are apart, so that
 * neither sees the other: the moment that is tried here.
 */
const WAY_MS = 25;
/** Pairs that missed that moment are tried again with another recording, so many times. */
const ROUNDS = 10;

/**
 * The same recording by two creators at the same moment, at two web processes, with two approval workers. Nobody
 * listens to the recordings meanwhile: a decoder for each would take most of the time.
 */
export async function runEquals(
  installation: Installation,
  people: readonly Person[],
  count: number,
): Promise<Result> {
  const ledger = new Ledger();
  const observer = observe(installation, people);
  const { clients, stop } = await startTwo(installation, ledger);
  const pairs: Pair[] = [];
  const flights: unknown[] = [];
  try {
    for (let round = 0; round < ROUNDS && pairs.length < count; round += 1) {
      const fresh = await uploadPairs(clients, people, count - pairs.length);
      const flight = await untilSettled(installation, PATIENCE_MS, { analysed: false });
      if (flight) flights.push(flight);
      pairs.push(...(await atTheSameMoment(installation, fresh)));
    }
  } finally {
    await stop();
  }
  const { breaks } = await observer.stop();
  const facts = await readFacts(installation, people);
  breaks.push(...brokenInvariants(facts), ...(await unlike(installation.database, pairs)));
  breaks.push(...flights.map((flight) => `never settled: ${JSON.stringify(flight)}`));
  if (pairs.length < count) breaks.push(`only ${pairs.length} pairs met at the same moment`);
  const judgement = judge(ledger, facts);
  const reasons = [...judgement.reasons, ...breaks];
  return { ...judgement, breaks: breaks.length, seconds: null, reasons };
}

/** Two web processes and a second approval worker beside what runs already; the decoder rests. */
async function startTwo({ surroundings, stores, part }: Installation, ledger: Ledger) {
  const others = part('others') as OwnProcess;
  await others.stop();
  const database = stores.find(({ name }) => name === 'postgres');
  const { hostname: host, port: real } = new URL(database?.direct ?? '');
  const proxies: TcpProxy[] = [];
  const started: OwnProcess[] = [startProcess('approval', surroundings, {}, 'approval-2')];
  const clients: Client[] = [];
  for (const label of ['web-2', 'web-3']) {
    const proxy = await openTcpProxy({ host, port: Number(real) }, await port());
    proxy.set({ kind: 'slow', ms: WAY_MS });
    proxies.push(proxy);
    const PORT = String(await port());
    const way = throughPort(database?.direct ?? '', proxy.port);
    const over = { PORT, COPYRIGHT_DATABASE_URL: way, ...guard };
    started.push(startProcess('web', surroundings, over, label));
    const end = AbortSignal.timeout(5 * PATIENCE_MS);
    clients.push(new Client(`http://127.0.0.1:${PORT}`, ledger, end));
  }
  await Promise.all(started.map((one) => one.ready(AbortSignal.timeout(START_MS))));
  const stop = async () => {
    await Promise.all(started.map((one) => one.stop()));
    await Promise.all(proxies.map((proxy) => proxy.close()));
  };
  return { clients, stop };
}

async function uploadPairs(
  clients: readonly Client[],
  people: readonly Person[],
  count: number,
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  let begun = 0;
  const next = async () => {
    while (begun < count) {
      const turn = begun++ % (people.length / 2);
      const both = [people[turn], people[people.length / 2 + turn]] as Person[];
      const pair = await uploadPair(clients, both);
      if (pair) pairs.push(pair);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return pairs;
}

/** The bytes first, both of them; then both calls at once. */
async function uploadPair(clients: readonly Client[], both: readonly Person[]) {
  const bytes = recording(0.1);
  const files = await Promise.all(
    clients.map(({ origin, end }, side) => putUp(origin, both[side] as Person, bytes, end)),
  );
  const calls = await Promise.all(
    clients.map((client, side) =>
      client.upload(both[side] as Person, { assetId: files[side] ?? '' }),
    ),
  );
  const [one, other] = calls.map(({ contentId }) => contentId);
  return one && other ? ([one, other] as const) : null;
}

/** Pairs of which neither call saw the other; one that came late was rejected on sight, as it should be. */
async function atTheSameMoment({ database }: Installation, pairs: readonly Pair[]) {
  const late = await database.sql<{ id: string }[]>`
    select c.content_id as id from copyrights c join decisions d on d.id = c.decision_id
    where c.content_id = any(${pairs.flat()}::uuid[]) and d.rule = 'same-recording-other'`;
  const ids = new Set(late.map(({ id }) => id));
  return pairs.filter((pair) => !pair.some((id) => ids.has(id)));
}
