/**
 * Aborts once somebody wants this process to stop: Ctrl-C, SIGTERM, a closed terminal, or the death
 * of the process that started it (its IPC channel closes). Wishing again changes nothing.
 */
export function stopWish(): AbortSignal {
  const wish = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => wish.abort(new Stopped()));
  }
  process.on('disconnect', () => wish.abort(new Stopped()));
  // The channel alone keeps nobody alive.
  process.channel?.unref();
  // Whoever read our output may be gone (`npm start | head`): that is no reason to fall over.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return wish.signal;
}

/** Thrown out of whatever was going on when the wish to stop came. */
export class Stopped extends Error {
  override name = 'Stopped';
}
