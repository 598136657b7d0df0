// Uploads through the web server against a bare Hono server on the same statements: see README.md.
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { buildPages } from '../scripts/lib/build.ts';
import { inRoot } from '../scripts/lib/paths.ts';
import { migrate, seedDemo } from '../scripts/lib/prepare-data.ts';
import { table } from '../scripts/lib/table.ts';
import { type Ground, onOwnDatabase, surroundingsLine } from './lib/database.ts';
import { median } from './lib/figures.ts';
import { fill } from './lib/fill.ts';
import { recordable } from './lib/record.ts';
import { startBare, startWeb, variables } from './lib/sides.ts';
import { load, type Round } from './lib/uploads.ts';

/** Music that is there already: an upload looks for near names among it. */
const ROWS = 20_000;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = 6;
const WARM_UP_SECONDS = 4;
/** What was under way when a round ended is let finish before the other side's turn. */
const DRAIN_MS = 1000;

await onOwnDatabase(recordable, async (ground, stop) => {
  console.log(surroundingsLine());
  // The pages are not measured, but the web server does not start without them.
  if (!existsSync(inRoot('apps/web/.next/BUILD_ID'))) await buildPages(stop);
  const env = await variables(ground);
  await migrate(env, stop);
  await seedDemo(env, stop);
  await prepare(ground);
  const before = await countRows(ground);
  const ours = await startWeb(env);
  await load(ours, WARM_UP_SECONDS);
  await wait(DRAIN_MS);
  const peer = await startBare(ground, ours);
  await load(peer, WARM_UP_SECONDS);
  await wait(DRAIN_MS);
  const rounds: { ours: Round[]; peer: Round[] } = { ours: [], peer: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.ours.push(await load(ours, SECONDS));
    await wait(DRAIN_MS);
    rounds.peer.push(await load(peer, SECONDS));
    await wait(DRAIN_MS);
  }
  await Promise.all([ours.server.stop(), peer.server.stop()]);
  print(rounds);
  judge(before, await countRows(ground));
});

async function prepare({ database: { url } }: Ground): Promise<void> {
  const sql = postgres(url, { max: 6, onnotice: () => {} });
  await fill(sql, ROWS);
  await sql.end();
}

function print({ ours, peer }: { ours: Round[]; peer: Round[] }): void {
  const middle = (rounds: Round[], key: keyof Round) => median(rounds.map((one) => one[key]));
  const line = (name: string, key: keyof Round, digits: number) => {
    const [a, b] = [middle(ours, key), middle(peer, key)];
    return [name, a.toFixed(digits), b.toFixed(digits), (a / b).toFixed(2)];
  };
  const rows = [
    ['median of the rounds', 'tRPC', 'bare Hono', 'ratio'],
    line('requests/s', 'perSecond', 0),
    line('p50 ms', 'p50', 0),
    line('p99 ms', 'p99', 0),
    line('CPU ms a request (server process)', 'cpuMsPerRequest', 3),
  ];
  console.log(`\n${ROUNDS} rounds of ${SECONDS} s each, in turns, 100 connections\n${table(rows)}`);
  const each = (rounds: Round[]) => rounds.map((one) => one.perSecond.toFixed(0)).join(' ');
  console.log(`  requests/s of each round: ${each(ours)} | ${each(peer)}`);
  const refused = [...ours, ...peer].reduce((sum, one) => sum + one.refused, 0);
  if (refused > 0) {
    console.log(`✗ ${refused} requests were not answered with 200`);
    process.exitCode = 1;
  }
}

/** How many rows there are of what an upload writes; two events make one. */
async function countRows({ database: { url } }: Ground): Promise<number[]> {
  const sql = postgres(url, { max: 1 });
  const [counts] = await sql`select (select count(*) from contents), (select count(*) from status),
    (select count(*) from copyrights), (select count(*) from decisions), (select count(*) / 2.0 from events)`.values();
  await sql.end();
  return (counts ?? []).map(Number);
}

/** Both sides have to have written everything an upload writes. */
function judge(before: readonly number[], after: readonly number[]): void {
  const written = after.map((count, at) => count - (before[at] ?? 0));
  const whole = new Set(written).size === 1;
  if (!whole) process.exitCode = 1;
  console.log(
    whole
      ? `✓ each of ${written[0]} uploads wrote all its rows`
      : `✗ contents, status, copyrights, decisions and half the events differ: ${written}`,
  );
}
