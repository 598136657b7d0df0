// What one content, one upload, one registration and one look at My Page cost: docs/capacity.md counts with it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import postgres from 'postgres';
import { buildPages } from '../scripts/lib/build.ts';
import { inRoot } from '../scripts/lib/paths.ts';
import { migrate, seedDemo } from '../scripts/lib/prepare-data.ts';
import { table } from '../scripts/lib/table.ts';
import { cpuMs } from './lib/cpu.ts';
import { type Ground, onOwnDatabase, surroundingsLine } from './lib/database.ts';
import { startServer } from './lib/servers.ts';
import { startWeb, variables } from './lib/sides.ts';
import { load, type Side } from './lib/uploads.ts';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 20);
const READING_SECONDS = 8;
const PATIENCE_MS = 300_000;
/** Tables with less than this a content are told in the sum only: what they hold is not a content's. */
const LEAST_BYTES = 50;

await onOwnDatabase({}, async (ground, stop) => {
  console.log(surroundingsLine());
  // The pages are not measured, but the web server does not start without them.
  if (!existsSync(inRoot('apps/web/.next/BUILD_ID'))) await buildPages(stop);
  const env = await variables(ground);
  await migrate(env, stop);
  await seedDemo(env, stop);
  const sql = postgres(ground.database.url, { max: 1, onnotice: () => {} });
  const web = await startWeb(env);

  const uploads = await costOf(web.server.pid, () => load(web, SECONDS));
  const accepted = uploads.done.answered;
  const workers = await startServer('the workers', 'apps/workers/main.ts', {
    ...env,
    HEALTH_PORT: '0',
  });
  const registering = await costOf(workers.pid, () => allRegistered(sql, accepted));
  const reading = await costOf(web.server.pid, () => read(web));

  const line = (name: string, cost: Cost, count: number) => [
    name,
    String(count),
    (cost.process / count).toFixed(2),
    (cost.database / count).toFixed(2),
  ];
  const costs = [
    ['CPU ms of one', 'counted', 'process', 'database'],
    line('upload, by tRPC', uploads, accepted),
    line('registration, with its news', registering, accepted),
    line('My Page: 50 rows and counts', reading, reading.done),
  ];
  console.log(`\n${table(costs)}`);
  // Only then the registry's log is in its file.
  await Promise.all([web.server.stop(), workers.stop()]);
  console.log(`\n${table(await bytes(sql, ground, accepted))}`);
  await sql.end();
});

type Cost = { readonly process: number; readonly database: number };

/** CPU milliseconds of a process and of the database while something is done. */
async function costOf<Done>(
  pid: number,
  work: () => Promise<Done>,
): Promise<Cost & { readonly done: Done }> {
  const before = { process: cpuMs(pid), database: databaseMs() };
  const done = await work();
  const after = { process: cpuMs(pid), database: databaseMs() };
  return {
    process: after.process - before.process,
    database: after.database - before.database,
    done,
  };
}

/** What all processes of the benchmark's own PostgreSQL have used so far: they are found by their parent. */
function databaseMs(): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const known = processes.flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const title = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [{ pid: Number(name), parent: Number(fields[1]), title, gone: Number(fields[13]) }];
    } catch {
      return [];
    }
  });
  const main = known.find(({ title }) => title.includes('musicloud-bench-'));
  if (!main) throw new Error('The database of the benchmark is not among the processes.');
  const own = known.filter(({ pid, parent }) => pid === main.pid || parent === main.pid);
  // Of connections that have ended their parent keeps the sum, in hundredths of a second.
  return own.reduce((sum, { pid }) => sum + cpuMs(pid), main.gone * 10);
}

async function allRegistered(sql: postgres.Sql, count: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const [row] = await sql`select count(*)::int as done from sources where state = 'registered'`;
    const [told] = await sql`
      select count(*)::int as done from notifications where type = 'source.registered'`;
    if (Number(row?.done) >= count && Number(told?.done) >= count) return;
    if (Date.now() > deadline) throw new Error(`${row?.done} of ${count} were registered in time.`);
    await wait(1000);
  }
}

/** My Page as its owner opens it, by one batch, again and again; answers how often. */
async function read({ server, headers }: Side): Promise<number> {
  const input = encodeURIComponent(JSON.stringify({ 0: { limit: 50 }, 1: {} }));
  const at = `/api/trpc/status.list,status.counts?batch=1&input=${input}`;
  const result = await autocannon({
    url: server.origin,
    connections: 20,
    duration: READING_SECONDS,
    requests: [{ method: 'GET', path: at, headers }],
  });
  if (result.non2xx > 0) throw new Error(`${result.non2xx} reads were not answered with 200.`);
  return result['2xx'];
}

/** What is stored of one content, by table, the largest first: rows and indexes after the tables were packed. */
async function bytes(sql: postgres.Sql, { folder }: Ground, count: number): Promise<string[][]> {
  await sql`vacuum full`;
  const rows = await sql<{ name: string; data: string; indexes: string }[]>`
    select relname as name, pg_table_size(oid) as data, pg_indexes_size(oid) as indexes
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
    order by pg_total_relation_size(oid) desc`;
  const each = (value: number) => (value / count).toFixed(0);
  const large = rows.filter(
    ({ data, indexes }) => (Number(data) + Number(indexes)) / count >= LEAST_BYTES,
  );
  const sum = (key: 'data' | 'indexes') => rows.reduce((all, row) => all + Number(row[key]), 0);
  const sources = statSync(path.join(folder, 'sources.db')).size;
  const [asset] = await sql`select avg(pg_column_size(assets.*))::int as row from assets`;
  return [
    ['bytes a content', 'rows', 'indexes'],
    ...large.map(({ name, data, indexes }) => [name, each(Number(data)), each(Number(indexes))]),
    ['all of PostgreSQL', each(sum('data')), each(sum('indexes'))],
    ['source registry (SQLite)', each(sources), ''],
    ['besides, of its sound: a row of assets', String(asset?.row ?? 0), ''],
  ];
}
