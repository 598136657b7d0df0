// My Page on the status table against the joined query it would be without it: see README.md.
import { type Db, openDatabase } from '@musicloud/db/database';
import { migrateDatabase } from '@musicloud/db/migrate';
import postgres from 'postgres';
import { table } from '../scripts/lib/table.ts';
import { checkRows } from './lib/check-rows.ts';
import { onOwnDatabase, surroundingsLine } from './lib/database.ts';
import { percentile } from './lib/figures.ts';
import { fillForReading } from './lib/fill.ts';
import { PEER_INDEX } from './lib/joined.ts';
import { inOrder, planOf } from './lib/plans.ts';
import { type Scenario, sameAnswers, scenarios } from './lib/scenarios.ts';

const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000);
const WARM_UP = 3;

/** Nothing here has to survive the machine; only reads are measured, and they do not wait for the disk. */
const forFilling = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '8GB',
  maintenance_work_mem: '256MB',
  // One that ran at the same time would keep the benchmark's own vacuum from marking pages.
  autovacuum: 'off',
};

/** Milliseconds of every reading. */
type Figures = { readonly ours: number[]; readonly joined: number[] };

await onOwnDatabase(forFilling, async ({ database: { url } }) => {
  console.log(surroundingsLine());
  await migrateDatabase(url);
  await prepare(url);
  const { db, sql, close } = openDatabase({ url });
  try {
    await checkRows(db);
    const all = await scenarios(db);
    await sameAnswers(db, all);
    const figures = new Map<string, Figures>();
    for (const one of all) figures.set(one.name, await measure(db, one));
    print(all, figures);
    for (const one of all) await printPlan(sql, one);
    judge(figures.get('first page'));
  } finally {
    await close();
  }
});

async function prepare(url: string): Promise<void> {
  const started = Date.now();
  const sql = postgres(url, { max: 6, onnotice: () => {} });
  await fillForReading(sql, ROWS, [PEER_INDEX]);
  await sql.end();
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${ROWS.toLocaleString('en')} contents put in within ${seconds} s`);
}

/** Both ways in turns. */
async function measure(db: Db, { times, ours, joined }: Scenario): Promise<Figures> {
  const figures: Figures = { ours: [], joined: [] };
  const ways = [
    ['ours', ours],
    ['joined', joined],
  ] as const;
  for (let round = -WARM_UP; round < times; round += 1) {
    for (const [way, read] of ways) {
      const started = performance.now();
      await read(db);
      if (round >= 0) figures[way].push(performance.now() - started);
    }
  }
  return figures;
}

function print(all: readonly Scenario[], figures: ReadonlyMap<string, Figures>): void {
  const rows = all.map(({ name, times }) => {
    const { ours, joined } = figures.get(name) ?? { ours: [], joined: [] };
    const cells = [0.5, 0.99].flatMap((share) => {
      const [a, b] = [percentile(ours, share), percentile(joined, share)];
      return [a.toFixed(2), b.toFixed(2), `${(b / a).toFixed(1)} ×`];
    });
    return [name, `${times}`, ...cells];
  });
  const head = (share: string) => [`${share} status`, `${share} joined`, 'faster'];
  console.log(`\n${table([['ms', 'times', ...head('p50'), ...head('p99')], ...rows])}\n`);
}

/** Which plan a reading of the status table gets: with its values known, and as a prepared statement. */
async function printPlan(sql: postgres.Sql, { name, ours, ordered }: Scenario): Promise<void> {
  const { custom, generic, genericMs } = await planOf(sql, ours);
  const good = (plan: string) => (ordered ? inOrder(plan) : plan.includes('Index Only Scan'));
  const mark = good(custom) && good(generic) ? '✓' : '!';
  console.log(`  ${mark} ${name}: ${custom}`);
  console.log(
    `    prepared: ${generic === custom ? 'the same' : generic}, p50 ${genericMs.toFixed(2)} ms`,
  );
}

/** What counts is the ratio of one run; milliseconds say as much about what else the machine does. */
function judge(figures: Figures = { ours: [], joined: [] }): void {
  const ratio = percentile(figures.joined, 0.5) / percentile(figures.ours, 0.5);
  if (ratio <= 1) process.exitCode = 1;
  const said = ratio > 1 ? '✓' : '✗';
  console.log(
    `\n${said} My Page's first page: the joined query takes ${ratio.toFixed(1)} × as long`,
  );
}
