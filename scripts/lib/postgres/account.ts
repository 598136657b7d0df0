import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { Failure, onDisk } from '../failure.ts';

/** How a program of PostgreSQL is started, so that it does not run as root. */
export type Launcher = {
  name: 'direct' | 'capability' | 'namespace' | 'plain';
  /** Put in front of the program and its arguments. */
  prefix: string[];
  /** Set when Node itself changes the user. */
  ids?: { uid: number; gid: number };
  /** Who has to own the data. */
  owner?: { uid: number; gid: number };
};

/** `nobody` on every Unix; used when its entry can't be read. */
const NOBODY = 65_534;

/**
 * Picks how to start PostgreSQL on the data in `data` (made when missing). PostgreSQL refuses to run
 * as root; another account can't reach data below folders that are closed to others, such as /root,
 * unless it may pass over file permissions or root itself appears as another account to it.
 * @throws {Failure} when nothing works
 */
export function chooseLauncher(data: string, postgres: string): Launcher {
  onDisk(data, () => mkdirSync(data, { recursive: true, mode: 0o700 }));
  if (process.getuid?.() !== 0) return asOther(data, postgres);
  for (const launcher of asRoot(data)) {
    if (launcher.owner) giveTo(data, launcher.owner);
    if (works(launcher, data, postgres)) return launcher;
  }
  throw new Failure(
    `PostgreSQL does not run as root, and no other account can reach ${data} here: ` +
      'start MusiCloud as another user, choose a DATA_DIR that everyone can reach, or set DATABASE_URL.',
  );
}

/** initdb wants the user to have a name, which one made up by a container may not have. */
function asOther(data: string, postgres: string): Launcher {
  const direct: Launcher = { name: 'direct', prefix: [] };
  if (process.platform !== 'linux' || hasName()) return direct;
  const named: Launcher = {
    name: 'namespace',
    prefix: ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`],
  };
  return works(named, data, postgres) ? named : direct;
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function asRoot(data: string): Launcher[] {
  const ids = account(data);
  const { uid, gid } = ids;
  const reach = [
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    // access(2), which PostgreSQL asks about its own programs, counts capabilities only with this bit.
    '--securebits=+no_setuid_fixup',
  ];
  return [
    {
      name: 'capability',
      prefix: ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...reach],
      owner: ids,
    },
    {
      name: 'namespace',
      prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`],
      owner: { uid: 0, gid: 0 },
    },
    { name: 'plain', prefix: [], ids, owner: ids },
  ];
}

/** The account that owns the data already, else nobody. */
function account(data: string): { uid: number; gid: number } {
  const { uid, gid } = lstatSync(data);
  if (uid !== 0) return { uid, gid };
  return { uid: idOf('-u') ?? NOBODY, gid: idOf('-g') ?? NOBODY };
}

function idOf(flag: '-u' | '-g'): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

/** Hands a folder and all in it to an account. */
function giveTo(folder: string, owner: { uid: number; gid: number }): void {
  if (lstatSync(folder).uid === owner.uid) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) giveTo(file, owner);
    else chownIfPossible(file, owner);
  }
  // The folder itself last: a hand-over that broke off is taken up again.
  chownIfPossible(folder, owner);
}

function chownIfPossible(file: string, owner: { uid: number; gid: number }): void {
  try {
    chownSync(file, owner.uid, owner.gid);
  } catch {
    // Whether the account can work there anyway is what works() finds out.
  }
}

/** What a process started some way has to be able to do: own the data, write there, see and run the program. */
const probe = `
  const { accessSync, constants, lstatSync, writeFileSync } = require('node:fs');
  const [data, program] = process.argv.slice(1);
  if (process.getuid() === 0 || lstatSync(data).uid !== process.getuid()) process.exit(1);
  writeFileSync(data + '/.reach', '');
  accessSync(program, constants.X_OK);
  process.exit(require('node:child_process').spawnSync(program, ['--version']).status ?? 1);
`;

function works(launcher: Launcher, data: string, postgres: string): boolean {
  const [command = '', ...args] = [
    ...launcher.prefix,
    process.execPath,
    '-e',
    probe,
    data,
    postgres,
  ];
  const run = spawnSync(command, args, { stdio: 'ignore', cwd: '/', ...launcher.ids });
  // initdb wants an empty folder.
  rmSync(path.join(data, '.reach'), { force: true });
  return run.status === 0;
}
