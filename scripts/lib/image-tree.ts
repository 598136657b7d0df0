import {
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { nodeFileTrace } from '@vercel/nft';
import { inRoot } from './paths.ts';

/** What an image of ours can be started as. */
export const programs = [
  'apps/web/server.ts',
  'apps/web/src/server/cli/api-key.ts',
  'apps/web/src/server/cli/create-admin.ts',
  'apps/workers/main.ts',
  'packages/db/src/cli/backup.ts',
  'packages/db/src/cli/migrate.ts',
  'packages/db/src/cli/rebuild-status.ts',
  'packages/db/src/cli/restore.ts',
];
/** Started by one of these, by their paths. */
const helpers = ['apps/workers/src/analysis/listener.ts', 'apps/workers/src/analysis/decode.ts'];
/** Read by their paths. */
const folders = ['packages/db/migrations', 'packages/db/messages', 'apps/web/legal'];
/** Next looks whether its compiler is there, and never calls it: the doors to it are enough, without what is behind. */
const looked = ['webpack', 'webpack-sources3', '@babel/runtime'].map(
  (name) => `node_modules/next/dist/compiled/${name}`,
);
/** What a build leaves for the next build, not for a server. */
const notServed = /^(cache|dev|diagnostics|trace.*|types|standalone|turbopack)$|\.(map|nft\.json)$/;
/** No picture is made smaller here, and descriptions are for people. */
const unused = /node_modules\/(sharp|@img)\/|\.(d\.[cm]?ts|map|md)$/;

/** Where the bytes of a tree are, largest first. */
export type Part = { readonly name: string; readonly bytes: number };

/** Puts all that the programs need, and nothing else, into `target`, below the paths it has here. */
export async function makeImageTree(target: string): Promise<Part[]> {
  const files = [...(await traced()), ...folders.flatMap(filesIn), ...doors(), ...builtFiles()];
  const parts = new Map<string, number>();
  for (const file of new Set(files)) {
    copy(file, path.join(target, file));
    const name = partOf(file);
    parts.set(name, (parts.get(name) ?? 0) + lstatSync(inRoot(file)).size);
  }
  writeNextConfig(target);
  return [...parts]
    .map(([name, bytes]) => ({ name, bytes }))
    .sort((one, other) => other.bytes - one.bytes);
}

/** Every file that the programs import, by reading them: packages bring much that nobody imports. */
async function traced(): Promise<string[]> {
  const entries = [...programs, ...helpers].map((program) => inRoot(program));
  const { fileList } = await nodeFileTrace(entries, {
    base: inRoot(),
    processCwd: inRoot(),
    ignore: (file) => unused.test(file),
    readFile: async (file) => (isFile(file) ? withoutTypes(file) : null),
  });
  return [...fileList].filter((file) => !file.startsWith('apps/web/.next'));
}

const isFile = (file: string) => lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
const withoutTypes = (file: string) =>
  file.endsWith('.ts') && !file.includes('node_modules')
    ? stripTypeScriptTypes(readFileSync(file, 'utf8'))
    : readFileSync(file);

const doors = () =>
  looked.flatMap(filesIn).filter((file) => !/bundle5\.js$|\/helpers\//.test(file));

/** The built pages, with what their own traces name. */
function builtFiles(): string[] {
  const all = filesIn('apps/web/.next');
  const traces = all.filter((file) => file.endsWith('.nft.json'));
  const named = traces.flatMap((trace) => {
    const { files } = JSON.parse(readFileSync(inRoot(trace), 'utf8')) as { files: string[] };
    return files.map((file) => path.join(path.dirname(trace), file));
  });
  const served = (file: string) => !file.split('/').some((part) => notServed.test(part));
  return [
    ...all.filter(served),
    ...named.filter((file) => isFile(inRoot(file)) && served(file) && !unused.test(file)),
  ];
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(inRoot(folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(inRoot(), path.join(entry.parentPath, entry.name)));
}

/** Links stay links: a workspace is one folder, whichever way it is reached. */
function copy(file: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  const from = inRoot(file);
  if (lstatSync(from).isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else if (lstatSync(from).isFile()) cpSync(from, to);
}

/** Next would need its compiler, 97 MB, to read a configuration in TypeScript. */
function writeNextConfig(target: string): void {
  const config = readFileSync(inRoot('apps/web/next.config.ts'), 'utf8');
  writeFileSync(path.join(target, 'apps/web/next.config.mjs'), stripTypeScriptTypes(config));
}

function partOf(file: string): string {
  const parts = file.split('/');
  if (parts[0] !== 'node_modules') return parts.slice(0, file.includes('.next/') ? 3 : 2).join('/');
  return parts.slice(0, parts[1]?.startsWith('@') ? 3 : 2).join('/');
}
