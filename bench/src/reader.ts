// Reads one address again and again, and tells after how long each answer came: a thread of its own, so that
// whoever besieges the server at the same time does not slow the reading by being busy itself.
import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const PAUSE_MS = 25;
const { url, headers } = workerData as { url: string; headers: Record<string, string> };
for (;;) {
  const began = performance.now();
  const answer = await fetch(url, { headers });
  await answer.arrayBuffer();
  const at = performance.timeOrigin + performance.now();
  parentPort?.postMessage({ at, ms: performance.now() - began, status: answer.status });
  await wait(PAUSE_MS);
}
