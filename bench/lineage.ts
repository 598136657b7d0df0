// A lineage of 300 songs in one query against its limit, and against a walk of one query a song: see README.md.
import { openDatabase } from '@musicloud/db/database';
import { migrateDatabase } from '@musicloud/db/migrate';
import { readLineage } from '@musicloud/db/reads/lineage';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type postgres from 'postgres';
import { table } from '../scripts/lib/table.ts';
import { onOwnDatabase, surroundingsLine } from './lib/database.ts';
import { makeFamily, walkOneByOne } from './lib/family.ts';
import { percentile } from './lib/figures.ts';
import { fill } from './lib/fill.ts';

const ROWS = Number(process.env.BENCH_ROWS ?? 100_000);
const FAMILY = 300;
const LIMIT_MS = 300;
const [WARM_UP, TIMES] = [5, 100];

await onOwnDatabase({ fsync: 'off', autovacuum: 'off' }, async ({ database: { url } }) => {
  console.log(surroundingsLine());
  await migrateDatabase(url);
  const { sql, close } = openDatabase({ url, statementTimeoutMs: 0 });
  try {
    await fill(sql, ROWS);
    const family = await makeFamily(sql, FAMILY);
    judge(await measure(sql, family));
  } finally {
    await close();
  }
});

/** Milliseconds of each reading, both ways in turns, from every part of the family. */
async function measure(sql: postgres.Sql, family: readonly ContentId[]) {
  const figures = { ours: [] as number[], peer: [] as number[] };
  const [root] = family;
  const reader = { id: null, admin: false };
  const ways = {
    ours: async (id: ContentId) =>
      (await readLineage(sql, { id, reader, limit: FAMILY }))?.places.length,
    peer: async () => (root ? (await walkOneByOne(sql, root)).length : 0),
  };
  for (let round = -WARM_UP; round < TIMES; round += 1) {
    const id = family[(round * 37 + FAMILY) % FAMILY] as ContentId;
    for (const way of ['ours', 'peer'] as const) {
      const started = performance.now();
      const count = await ways[way](id);
      if (round >= 0) figures[way].push(performance.now() - started);
      if (count !== FAMILY) throw new Error(`${way} found ${count} of ${FAMILY}.`);
    }
  }
  return figures;
}

function judge({ ours, peer }: Awaited<ReturnType<typeof measure>>): void {
  const row = (name: string, figures: readonly number[]) => [
    name,
    ...[0.5, 0.99].map((share) => percentile(figures, share).toFixed(1)),
  ];
  const rows = [row('one query', ours), row('one a song', peer)];
  console.log(`\n${table([['ms, 300 songs', 'p50', 'p99'], ...rows])}\n`);
  const [worst, ratio] = [percentile(ours, 0.99), percentile(peer, 0.5) / percentile(ours, 0.5)];
  const good = worst <= LIMIT_MS && ratio > 1;
  if (!good) process.exitCode = 1;
  console.log(
    `${good ? '✓' : '✗'} p99 is ${(worst / LIMIT_MS).toFixed(2)} of its ${LIMIT_MS} ms; the walk takes ${ratio.toFixed(1)} × as long`,
  );
}
