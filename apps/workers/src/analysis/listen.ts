import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Analysis } from '@musicloud/domain/asset/asset';
import { log } from '../log.ts';

const run = promisify(execFile);
const listener = new URL('./listener.ts', import.meta.url).pathname;
/** A decoder that takes longer or more is stopped: the file counts as unreadable. */
const LIMIT_MS = 180_000;
const HEAP_MB = 1024;

/** Listens to a stored file in a process with limits of time and memory; null when it can't be read as sound. */
export async function listen(path: string, mediaType: string): Promise<Analysis | null> {
  try {
    const { stdout } = await run(
      process.execPath,
      [`--max-old-space-size=${HEAP_MB}`, listener, path, mediaType],
      { timeout: LIMIT_MS, maxBuffer: 1 << 20, env: {} },
    );
    return JSON.parse(stdout) as Analysis;
  } catch (error) {
    const { code, killed, signal } = error as { code?: unknown; killed?: boolean; signal?: string };
    // It gave up, took too long, or ran out of memory; anything else says nothing about the file.
    if (typeof code !== 'number' && !killed && signal !== 'SIGABRT') throw error;
    log.info({ code, signal }, 'unreadable sound');
    return null;
  }
}
