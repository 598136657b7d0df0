import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Analysis } from '@musicloud/domain/asset/asset';
import { log } from '../log.ts';

const run = promisify(execFile);
const listener = new URL('./listener.ts', import.meta.url).pathname;

/** What a decoder may take; one that takes more is stopped, and the file counts as unreadable. */
export type ListenLimits = {
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** The longest sound there is. */
  readonly hours?: number;
};
/** Longer than any work of music that was ever put into one file. */
const HOURS = 24;

/**
 * Listens to a stored file in a process of its own, with limits of time and memory; null when it can't be read as
 * sound. That process may read files and nothing else: no writing, no programs, no native code.
 */
export async function listen(
  path: string,
  mediaType: string,
  { timeoutMs, memoryMb, hours = HOURS }: ListenLimits,
): Promise<Analysis | null> {
  const shut = [
    '--permission',
    '--allow-fs-read=*',
    '--allow-worker',
    '--disable-warning=SecurityWarning',
  ];
  const limits = [String(memoryMb), String(hours)];
  try {
    const { stdout } = await run(
      process.execPath,
      [...shut, `--max-old-space-size=${memoryMb}`, listener, path, mediaType, ...limits],
      { timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: 1 << 20, env: {} },
    );
    return stdout === '' ? null : (JSON.parse(stdout) as Analysis);
  } catch (error) {
    const { code, killed, signal } = error as { code?: unknown; killed?: boolean; signal?: string };
    // It gave up, took too long, ran out of memory, or had no end of words; anything else says nothing about the file.
    const ended = typeof code === 'number' || killed || signal === 'SIGABRT';
    if (!ended && code !== 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') throw error;
    log.info({ code, signal }, 'unreadable sound');
    return null;
  }
}
