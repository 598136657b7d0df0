import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure, onDisk, tellsFullDisk } from '../failure.ts';
import { chooseLauncher } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Settings } from './settings.ts';

/**
 * Makes the data of a new server in `data`. It is made beside and moved there when complete, so that
 * a start that broke off half way leaves nothing a later one could take for a database.
 */
export function initialise(data: string, binaries: Binaries, settings: Settings): void {
  const draft = `${data}.new`;
  onDisk(draft, () => rmSync(draft, { recursive: true, force: true }));
  const launcher = chooseLauncher(draft, binaries.postgres);
  const passwordFile = `${draft}.password`;
  onDisk(draft, () => {
    writeFileSync(passwordFile, settings.password, { mode: 0o600 });
    if (launcher.ids) chownSync(passwordFile, launcher.ids.uid, launcher.ids.gid);
  });
  const options = [
    `--pgdata=${draft}`,
    `--username=${settings.user}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ];
  const [command = '', ...args] = [...launcher.prefix, binaries.initdb, ...options];
  const run = spawnSync(command, args, {
    encoding: 'utf8',
    cwd: path.parse(draft).root,
    ...launcher.ids,
  });
  rmSync(passwordFile, { force: true });
  if (run.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Failure(initdbSentence(draft, `${run.stdout ?? ''}${run.stderr ?? run.error}`));
  }
  onDisk(data, () => {
    rmSync(data, { recursive: true, force: true });
    renameSync(draft, data);
  });
}

function initdbSentence(data: string, output: string): string {
  if (tellsFullDisk(output)) {
    return `MusiCloud cannot write to ${data}: the disk is full.`;
  }
  return `The embedded PostgreSQL could not make its data in ${data}:\n${output.trim()}`;
}

/** Has `data` been made, and by the major version of PostgreSQL that is installed? */
export function isInitialised(data: string, binaries: Binaries): boolean {
  const file = path.join(data, 'PG_VERSION');
  if (!existsSync(file)) return false;
  const made = readFileSync(file, 'utf8').trim();
  const { stdout } = spawnSync(binaries.postgres, ['--version'], { encoding: 'utf8' });
  const installed = /\b(\d+)\.\d+/.exec(stdout ?? '')?.[1];
  if (installed && installed !== made) {
    throw new Failure(
      `${data} was made by PostgreSQL ${made}, the embedded one is ${installed}: ` +
        'dump it with the old version first, or choose another DATA_DIR.',
    );
  }
  return true;
}
