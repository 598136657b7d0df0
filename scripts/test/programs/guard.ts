// Waits for the end of stdin, which comes however the tests that hold its other end are ended, and then
// stops the stores they leave behind: `guard.ts FOLDER REDIS_PID`.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { locateBinaries } from '../../lib/postgres/binaries.ts';
import { stopServer } from '../../lib/postgres/server.ts';

const [folder = '', redis = ''] = process.argv.slice(2);
// Ctrl-C reaches this process as well; it has its work yet to do.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.stdin.resume().on('end', async () => {
  try {
    process.kill(Number(redis), 'SIGTERM');
  } catch {
    // It ended with the tests.
  }
  await stopServer(path.join(folder, 'postgres'), locateBinaries());
  rmSync(folder, { recursive: true, force: true });
});
