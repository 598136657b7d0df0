// The guard before the copyright domain, under siege while that domain's database is in trouble: see README.md.
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Trouble } from '@musicloud/db/testing/tcp-proxy';
import { buildPages } from '../scripts/lib/build.ts';
import { inRoot } from '../scripts/lib/paths.ts';
import { table } from '../scripts/lib/table.ts';
import { type BusyGround, startBusyGround } from './lib/busy.ts';
import { onOwnDatabase, surroundingsLine } from './lib/database.ts';
import { type Figures, figuresOf, type Moments } from './lib/guard-figures.ts';
import { type Outcome, settle } from './lib/guard-outcome.ts';
import { beginReading } from './lib/reads.ts';
import { besiege, CONNECTIONS, type Siege } from './lib/siege.ts';

const NORMAL_SECONDS = 6;
const TROUBLE_SECONDS = Number(process.env.BENCH_TROUBLE_SECONDS ?? 15);
/** The trouble has to be over within ten seconds after it ended. */
const AFTER_SECONDS = 12;

/** More than the 610 ms an upload may wait, already by the way of one answer. */
const troubles = [
  { name: 'slow', trouble: { kind: 'slow', ms: 650 } },
  { name: 'refused', trouble: { kind: 'refused' } },
  { name: 'frozen', trouble: { kind: 'frozen' } },
] as const satisfies readonly { name: string; trouble: Trouble }[];

await onOwnDatabase({}, async (ground, stop) => {
  console.log(surroundingsLine());
  // The pages are not measured, but the web server does not start without them.
  if (!existsSync(inRoot('apps/web/.next/BUILD_ID'))) await buildPages(stop);
  const busy = await startBusyGround(ground, stop);
  await besiege(busy, NORMAL_SECONDS);
  const figures: Figures[] = [];
  const sieges: Siege[] = [];
  for (const { name, trouble } of troubles) {
    const { siege, ...rest } = await under(busy, trouble);
    sieges.push(siege);
    figures.push(figuresOf(name, siege.answers, rest.reads, rest.moments));
  }
  print(figures, await settle(ground.database.url, sieges));
  await busy.stop();
});

/** One siege, in whose midst the trouble begins and ends. */
async function under(busy: BusyGround, trouble: Trouble) {
  const reading = beginReading(`${busy.origin}/mypages?limit=20`, busy.headers);
  const begun = performance.now();
  const sieging = besiege(busy, NORMAL_SECONDS + TROUBLE_SECONDS + AFTER_SECONDS);
  await wait(NORMAL_SECONDS * 1000);
  const from = performance.now();
  busy.proxy.set(trouble);
  await wait(TROUBLE_SECONDS * 1000);
  const to = performance.now();
  busy.proxy.set({ kind: 'none' });
  const siege = await sieging;
  await reading.stop();
  const moments: Moments = { begun, from, to };
  return { siege, reads: reading.answers, moments };
}

function print(all: readonly Figures[], { accepted, unsettled, refused, stored }: Outcome): void {
  const lines = all.map((one) => [
    one.name,
    one.normal.toFixed(0),
    (one.succeeded * 100).toFixed(1),
    one.first.toFixed(0),
    one.median.toFixed(1),
    one.p99.toFixed(0),
    `${one.reads.toFixed(1)} (${one.readsNormal.toFixed(1)})`,
    (one.reads / one.readsNormal).toFixed(2),
    (one.recovered / 1000).toFixed(1),
  ]);
  const head = [
    '',
    'normal ms',
    '201 %',
    'first max',
    'busy p50',
    'busy p99',
    'reads ms',
    'ratio',
    'back s',
  ];
  console.log(`\n${CONNECTIONS} connections on POST /contents\n${table([head, ...lines])}`);
  const marks = [
    [all.every((one) => one.first <= 700), 'the first failures end within 0.7 s'],
    [
      all.every((one) => one.median <= 20),
      'then the breaker answers with a median of 20 ms at most',
    ],
    [all.every((one) => one.reads <= one.readsNormal * 2), 'reads stay within twice of normal'],
    [all.every((one) => one.recovered <= 10_000), 'uploads succeed as before within 10 s'],
    [unsettled === 0, `each of ${accepted} accepted is registered or in review`],
    [stored === 0, `none of ${refused} refused is anywhere`],
  ] as const;
  for (const [holds, mark] of marks) {
    console.log(`${holds ? '✓' : '✗'} ${mark}`);
    if (!holds) process.exitCode = 1;
  }
}
