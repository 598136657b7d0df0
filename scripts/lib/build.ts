import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Failure, tellsFullDisk } from './failure.ts';
import { withLock } from './lock.ts';
import { inRoot } from './paths.ts';
import { runTool } from './tool.ts';

const stamp = () => inRoot('apps/web/.next/musicloud-build.json');

/**
 * Builds the pages when their sources changed since the last build. Turborepo knows by its hash (turbo.json says
 * of what); an unchanged build is left alone, because another `npm start` may be serving it right now.
 * @returns true when it built, false when nothing had changed
 */
export async function buildPages(signal?: AbortSignal): Promise<boolean> {
  return withLock(
    inRoot('.cache/build.lock.db'),
    async () => {
      const wanted = await sourceHash(signal);
      if (isBuilt(wanted)) return false;
      await turbo(['--output-logs=errors-only'], signal);
      writeFileSync(stamp(), JSON.stringify({ sources: wanted }));
      return true;
    },
    15 * 60_000,
  );
}

async function sourceHash(signal: AbortSignal | undefined): Promise<string> {
  const plan = JSON.parse(await turbo(['--dry=json'], signal)) as {
    tasks: { task: string; hash: string }[];
  };
  const hash = plan.tasks.find(({ task }) => task === 'build')?.hash;
  if (!hash) throw new Failure('turbo.json names no build.');
  const platform = `${process.versions.node.split('.')[0]} ${process.platform} ${process.arch}`;
  return `${hash} ${platform}`;
}

function isBuilt(wanted: string): boolean {
  if (!existsSync(inRoot('apps/web/.next/BUILD_ID'))) return false;
  try {
    return JSON.parse(readFileSync(stamp(), 'utf8')).sources === wanted;
  } catch {
    return false;
  }
}

async function turbo(flags: string[], signal: AbortSignal | undefined): Promise<string> {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_PRINT_VERSION_DISABLED: '1',
  };
  const program = [inRoot('node_modules/turbo/bin/turbo'), 'run', 'build'];
  const { code, output } = await runTool(
    process.execPath,
    [...program, '--filter=@musicloud/web', ...flags],
    { cwd: inRoot(), env, signal },
  );
  signal?.throwIfAborted();
  if (code === 0) return output;
  const reason = tellsFullDisk(output) ? ' the disk is full.' : `\n${output.trim()}`;
  throw new Failure(`The pages could not be built:${reason}`);
}
