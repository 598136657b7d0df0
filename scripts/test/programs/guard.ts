// Reads the ids of stores from stdin, a line each, and waits for its end, which comes however the tests that hold
// its other end are ended. Then it stops what they leave behind: `guard.ts FOLDER`.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { locateBinaries } from '../../lib/postgres/binaries.ts';
import { stopServer } from '../../lib/postgres/server.ts';

const [folder = ''] = process.argv.slice(2);
let ids = '';
// Ctrl-C reaches this process as well; it has its work yet to do.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.stdin.setEncoding('utf8').on('data', (text) => {
  ids += text;
});
process.stdin.on('end', async () => {
  // What they hold goes with the folder: there is nothing to wait for but that they write no more.
  await Promise.all(ids.split('\n').filter(Boolean).map(Number).map(kill));
  await stopServer(path.join(folder, 'postgres'), locateBinaries());
  rmSync(folder, { recursive: true, force: true });
});

async function kill(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGKILL');
    for (;;) {
      process.kill(pid, 0);
      await wait(20);
    }
  } catch {
    // It is gone, or went with the tests.
  }
}
