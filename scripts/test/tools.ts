import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { Failure } from '../lib/failure.ts';
import { inRoot } from '../lib/paths.ts';
import { runTool } from '../lib/tool.ts';

const DOWNLOAD_MS = 120_000;

/** The first program of these names on the path, or at these absolute paths. */
export function findProgram(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const places = names.flatMap((name) =>
    path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name + suffix)),
  );
  return places.find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A real Redis, installed by apt when there is none. */
export async function requireRedis(signal: AbortSignal): Promise<string> {
  const found = () => findProgram('redis-server', 'valkey-server');
  return found() ?? (await viaApt('redis-server', found, signal));
}

/** The same with its command line, which makes clusters of several. */
export async function requireRedisCluster(
  signal: AbortSignal,
): Promise<{ server: string; cli: string }> {
  const server = await requireRedis(signal);
  const found = () => findProgram('redis-cli', 'valkey-cli');
  return { server, cli: found() ?? (await viaApt('redis-tools', found, signal)) };
}

/** A real MariaDB, installed by apt when there is none. What Debian starts of it by itself is left alone. */
export async function requireMariaDb(signal: AbortSignal): Promise<string> {
  // Debian keeps it where only root's path looks.
  const found = () => findProgram('mariadbd', '/usr/sbin/mariadbd');
  return found() ?? (await viaApt('mariadb-server', found, signal));
}

/** The newest PostgreSQL there is with all its programs, installed by apt when there is none; its folder of programs. */
export async function requirePostgres(signal: AbortSignal): Promise<string> {
  const versions = '/usr/lib/postgresql';
  const found = () => {
    const known = existsSync(versions) ? readdirSync(versions) : [];
    const newest = known.toSorted((one, other) => Number(other) - Number(one));
    return newest
      .map((version) => path.join(versions, version, 'bin'))
      .find((folder) => findProgram(path.join(folder, 'pg_basebackup')));
  };
  return found() ?? (await viaApt('postgresql', found, signal));
}

/** The Python that knows OpenStack Swift, a server that speaks the S3 protocol; installed by apt when there is none. */
export async function requireSwift(signal: AbortSignal): Promise<string> {
  // Debian's own: only that one finds Debian's libraries.
  const found = () => {
    const python = findProgram('/usr/bin/python3');
    const known = python && spawnSync(python, ['-c', 'import swift.proxy.server']);
    return known && known.status === 0 ? python : undefined;
  };
  return found() ?? (await viaApt('python3-swift', found, signal));
}

/** nginx, as Debian has it. What Debian starts of it by itself is left alone. */
export async function requireNginx(signal: AbortSignal): Promise<string> {
  const found = () => findProgram('nginx', '/usr/sbin/nginx');
  return found() ?? (await viaApt('nginx', found, signal));
}

/** A browser: what is there, else Playwright's own download, else Debian's. */
export async function requireChromium(signal: AbortSignal): Promise<string> {
  const own = chromium.executablePath();
  const found = () =>
    findProgram(
      process.env.CHROMIUM_PATH || own,
      own,
      'chromium',
      'chromium-browser',
      'google-chrome',
    );
  const there = found();
  if (there) return there;
  await downloadChromium(signal);
  if (existsSync(own)) return own;
  return viaApt('chromium', found, signal);
}

async function downloadChromium(signal: AbortSignal): Promise<void> {
  const cli = inRoot('node_modules/@playwright/test/cli.js');
  const args = [cli, 'install', 'chromium', ...(process.getuid?.() === 0 ? ['--with-deps'] : [])];
  const patience = AbortSignal.any([signal, AbortSignal.timeout(DOWNLOAD_MS)]);
  await runTool(process.execPath, args, { cwd: inRoot(), signal: patience });
  signal.throwIfAborted();
}

/** Installs a Debian package, as root or with sudo that asks nothing. */
async function viaApt(
  name: string,
  found: () => string | undefined,
  signal: AbortSignal,
): Promise<string> {
  const apt = findProgram('apt-get');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (!apt || (sudo.length > 0 && !findProgram('sudo'))) {
    throw new Failure(
      `The tests need ${name}, and it cannot be installed here: install it and start again.`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  let output = '';
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
    const [command = apt, ...rest] = [...sudo, apt, ...args];
    output += (await runTool(command, rest, { env, signal })).output;
  }
  const program = found();
  if (!program)
    throw new Failure(`The tests need ${name}, and apt could not install it:\n${output}`);
  return program;
}
