import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { inRoot } from '../../../scripts/lib/paths.ts';
import { runTool } from '../../../scripts/lib/tool.ts';
import type { Version } from './version.ts';

/** What a browser of the next version knows, and one of this version doesn't. */
export const NEXT_MARK = 'musicloudNextVersion';

const sources = [
  'apps',
  'packages',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];
const left = new Set(['node_modules', '.next', '.turbo', 'e2e']);
const run = promisify(execFile);

/**
 * The next version: a copy with a change in a script of every page, a real build of its own, and one more column.
 * It is kept in `.cache` until a source changes.
 */
export async function nextVersion(signal: AbortSignal): Promise<Version> {
  const root = inRoot('.cache/faults/next');
  const stamp = path.join(root, 'made-of');
  const wanted = digest();
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(root, { recursive: true, force: true });
    // Elsewhere: below a folder that git ignores Tailwind looks at nothing.
    const draft = path.join(tmpdir(), `musicloud-next-${process.pid}`);
    try {
      await make(draft, signal);
      mkdirSync(path.dirname(root), { recursive: true });
      await run('mv', [draft, root]);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
    writeFileSync(stamp, wanted);
  }
  return { name: 'v2', root, env: {} };
}

/** Tells whether any file of it has changed. */
function digest(): string {
  const hash = createHash('sha256');
  const add = (file: string) => {
    if (left.has(path.basename(file))) return;
    const entries = readdirSync(file, { withFileTypes: true });
    for (const entry of entries) {
      const child = path.join(file, entry.name);
      if (entry.isDirectory()) add(child);
      else if (entry.isFile()) hash.update(child).update(readFileSync(child));
    }
  };
  for (const name of ['apps', 'packages', 'faults/lib/fleet']) add(inRoot(name));
  return hash.update(readFileSync(inRoot('package-lock.json'))).digest('hex');
}

async function make(root: string, signal: AbortSignal): Promise<void> {
  await copy(root);
  const client = path.join(root, 'apps/web/src/trpc/client.tsx');
  appendFileSync(client, `\nObject.assign(globalThis, { ${NEXT_MARK}: true });\n`);
  addMigration(path.join(root, 'packages/db/migrations'));
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const next = path.join(root, 'node_modules/next/dist/bin/next');
  const cwd = path.join(root, 'apps/web');
  const { code, output } = await runTool(process.execPath, [next, 'build'], { cwd, env, signal });
  signal.throwIfAborted();
  if (code !== 0) throw new Error(`The next version could not be built:\n${output}`);
}

/** Its sources; the packages they use are the same files where the disk allows it. */
async function copy(root: string): Promise<void> {
  const filter = (source: string) => !left.has(path.basename(source));
  for (const name of sources) {
    cpSync(inRoot(name), path.join(root, name), { recursive: true, filter });
  }
  const inside = (kind: string) => readdirSync(inRoot(kind)).map((name) => `${kind}/${name}`);
  for (const room of ['.', ...inside('apps'), ...inside('packages')]) {
    const from = inRoot(room, 'node_modules');
    if (!existsSync(from)) continue;
    const to = path.join(root, room, 'node_modules');
    await run('cp', ['-al', from, to]).catch(async () => {
      rmSync(to, { recursive: true, force: true });
      await run('cp', ['-a', from, to]);
    });
  }
}

/** Additive: the version before knows nothing of it and goes on. */
function addMigration(folder: string): void {
  const file = path.join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: Entry[] };
  const last = journal.entries.at(-1);
  const tag = '9999_rollout';
  const [idx, when] = [(last?.idx ?? 0) + 1, (last?.when ?? 0) + 1];
  journal.entries.push({ idx, version: '7', when, tag, breakpoints: true });
  writeFileSync(file, JSON.stringify(journal));
  const change = 'alter table contents add column rollout_note text;\n';
  writeFileSync(path.join(folder, `${tag}.sql`), change);
}
type Entry = { idx: number; version: string; when: number; tag: string; breakpoints: boolean };

const TRIES = 3;

/** Brings the database to the schema of a version before it is rolled out; like a Job it is tried again. */
export async function migrateTo({ root, name }: Version, env: NodeJS.ProcessEnv): Promise<void> {
  const program = path.join(root, 'packages/db/src/cli/migrate.ts');
  for (let tries = 1; ; tries += 1) {
    const { code, output } = await runTool(process.execPath, [program], { cwd: root, env });
    if (code === 0) return;
    if (tries === TRIES) throw new Error(`The migration of ${name} failed:\n${output}`);
    await wait(1_000);
  }
}
