import { Failure, tellsFullDisk } from './failure.ts';
import { inRoot } from './paths.ts';
import { runTool } from './tool.ts';

/** Brings the schema up to date. Several processes may do so at once; the database makes them take turns. */
export function migrate(env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<void> {
  return runOwn(
    'packages/db/src/cli/migrate.ts',
    'The database could not be brought up to date',
    env,
    signal,
  );
}

/** Puts the demo accounts and their music in, unless they are there. */
export function seedDemo(env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<void> {
  return runOwn(
    'apps/web/src/server/cli/seed-demo.ts',
    'The demo data could not be put in',
    env,
    signal,
  );
}

async function runOwn(
  script: string,
  trouble: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { code, output } = await runTool(process.execPath, [inRoot(script)], {
    cwd: inRoot(),
    env,
    signal,
  });
  signal?.throwIfAborted();
  if (code === 0) return;
  const reason = tellsFullDisk(output) ? ' the disk is full.' : `\n${output.trim()}`;
  throw new Failure(`${trouble}:${reason}`);
}
