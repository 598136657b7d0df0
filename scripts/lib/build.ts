import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Failure, tellsFullDisk } from './failure.ts';
import { withLock } from './lock.ts';
import { inRoot } from './paths.ts';
import { runTool } from './tool.ts';
import { hashTrees } from './trees.ts';

/** What the pages are built from. They import no more than types from the server and nothing from db. */
const sources = ['apps/web', 'packages/domain', 'package-lock.json', 'tsconfig.base.json'];
/** The server itself, tests, and what building and type-checking leave behind. */
const without = new RegExp(
  [
    '(^|/)(node_modules|\\.next|e2e|test-results|playwright-report|legal)(/|$)',
    '^apps/web/(src/server(/|$)|server\\.ts$|next-env\\.d\\.ts$|playwright\\.config\\.ts$)',
    '\\.(test|e2e)\\.tsx?$|\\.tsbuildinfo$',
  ].join('|'),
);

const stamp = () => inRoot('apps/web/.next/musicloud-build.json');

/**
 * Builds the pages when their sources changed since the last build.
 * @returns true when it built, false when nothing had changed
 */
export async function buildPages(signal?: AbortSignal): Promise<boolean> {
  const wanted = sourceHash();
  if (isBuilt(wanted)) return false;
  return withLock(
    inRoot('.cache/build.lock.db'),
    async () => {
      if (isBuilt(wanted)) return false;
      await nextBuild(signal);
      writeFileSync(stamp(), JSON.stringify({ sources: wanted }));
      return true;
    },
    15 * 60_000,
  );
}

function sourceHash(): string {
  const platform = `${process.versions.node.split('.')[0]} ${process.platform} ${process.arch}`;
  return hashTrees(inRoot(), sources, (name) => !without.test(name), platform);
}

function isBuilt(wanted: string): boolean {
  if (!existsSync(inRoot('apps/web/.next/BUILD_ID'))) return false;
  try {
    return JSON.parse(readFileSync(stamp(), 'utf8')).sources === wanted;
  } catch {
    return false;
  }
}

async function nextBuild(signal: AbortSignal | undefined): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const next = inRoot('node_modules/next/dist/bin/next');
  const { code, output } = await runTool(process.execPath, [next, 'build'], {
    cwd: inRoot('apps/web'),
    env,
    signal,
  });
  signal?.throwIfAborted();
  if (code === 0) return;
  const reason = tellsFullDisk(output) ? ' the disk is full.' : `\n${output.trim()}`;
  throw new Failure(`The pages could not be built:${reason}`);
}
