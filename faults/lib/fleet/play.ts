import { availableParallelism, loadavg } from 'node:os';
import { buildPages } from '../../../scripts/lib/build.ts';
import { words } from '../../../scripts/lib/failure.ts';
import { Stopped, stopWish } from '../../../scripts/lib/stop-wish.ts';
import { type Undo, undoAll } from '../ground.ts';

/** What a scenario prints, and what did not hold. */
export type Outcome = { readonly lines: readonly string[]; readonly reasons: readonly string[] };

const MOST = 20;

/** Plays one scenario and ends the process: 1 when something does not hold. Leaves nothing behind. */
export async function play(
  scenario: (undo: Undo, signal: AbortSignal) => Promise<Outcome>,
): Promise<never> {
  const wish = stopWish();
  const undo: Undo = [];
  const begun = performance.now();
  const load = loadavg().map((one) => one.toFixed(1));
  console.log(`${availableParallelism()} cores, load before the run ${load.join(' ')}`);
  try {
    await buildPages(wish);
    const { lines, reasons } = await Promise.race([scenario(undo, wish), stopped(wish)]);
    console.log(lines.join('\n'));
    for (const reason of reasons.slice(0, MOST)) console.log(`  ✗ ${reason}`);
    const verdict = reasons.length === 0 ? 'Everything holds' : `${reasons.length} do not hold`;
    console.log(`${verdict} (${((performance.now() - begun) / 1000).toFixed(0)} s).`);
    if (reasons.length > 0) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof Stopped)) console.error(`✗ ${words(error)}`);
    process.exitCode = 1;
  } finally {
    await undoAll(undo);
  }
  process.exit();
}

function stopped(wish: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    wish.addEventListener('abort', () => reject(wish.reason), { once: true });
  });
}
