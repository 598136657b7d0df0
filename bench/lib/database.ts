import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/paths.ts';
import { type Embedded, openEmbedded } from '../../scripts/lib/postgres/embedded.ts';

/** A database server of a benchmark's own, and the folder it lives in. */
export type Ground = { readonly folder: string; readonly database: Embedded };

/**
 * Runs `work` on an embedded PostgreSQL in a temporary folder; both are gone afterwards, also after Ctrl-C, which
 * ends the process with 130. `options` are settings of the server.
 */
export async function onOwnDatabase(
  options: Record<string, string>,
  work: (ground: Ground, stop: AbortSignal) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'musicloud-bench-'));
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => stop.abort(new Error('Stopped.')));
  }
  try {
    const database = await openEmbedded(folder, { serverOptions: options });
    try {
      await Promise.race([work({ folder, database }, stop.signal), aborted(stop.signal)]);
    } finally {
      await database.release();
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    process.exitCode = 130;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  // What was going on when the wish to stop came may keep the process busy.
  if (stop.signal.aborted) process.exit();
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** What the figures were taken on: they mean little without it. */
export function surroundingsLine(): string {
  const version = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).version as string;
  const load = loadavg().map((one) => one.toFixed(1));
  return `MusiCloud ${version}, Node ${process.versions.node}, ${availableParallelism()} cores, load before the run ${load.join(' ')}`;
}
