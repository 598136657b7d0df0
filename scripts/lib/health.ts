import { setTimeout as wait } from 'node:timers/promises';

/** What a health address said: 200, something else with its words, or nothing in time. */
export type Health = { readonly is: 'well' | 'unwell' | 'silent'; readonly said: string };

/** Asks a health address. Never throws. */
export async function askHealth(url: string, timeoutMs = 5000): Promise<Health> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'manual' });
    return { is: answer.status === 200 ? 'well' : 'unwell', said: await answer.text() };
  } catch {
    return { is: 'silent', said: '' };
  }
}

/** Whether a health address answers 200 within the time. */
export async function healthy(url: string, timeoutMs?: number): Promise<boolean> {
  return (await askHealth(url, timeoutMs)).is === 'well';
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
