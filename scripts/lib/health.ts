import { setTimeout as wait } from 'node:timers/promises';

/** Asks a health address. @returns true when it answers 200 within the time */
export async function healthy(url: string, timeoutMs = 5000): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'manual' });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
}

/** Waits until a health address answers 200. @throws the reason of `signal` */
export async function untilHealthy(
  url: () => string | undefined,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const address = url();
    if (address && (await healthy(address))) return;
    await wait(100, undefined, { signal }).catch(() => {});
  }
}
