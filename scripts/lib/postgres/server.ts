import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure, onDisk, tellsFullDisk } from '../failure.ts';
import { commandLine, processIdentity } from '../process-identity.ts';
import { chooseLauncher } from './account.ts';
import type { Binaries } from './binaries.ts';
import { withConnection } from './client.ts';
import { type Settings, urlOf } from './settings.ts';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;
const LOG_LIMIT_BYTES = 10_000_000;

/** A server process may still be getting up or going down while its pid file is there. */
export function serverPid(data: string): number | undefined {
  let pid: number;
  try {
    pid = Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
  if (!(pid > 0) || !processIdentity(pid)) return undefined;
  // After a restart of the machine, or in a container, the number may be another program's.
  const command = commandLine(pid);
  return command === undefined || command.includes('postgres') ? pid : undefined;
}

/** True when the server that answers at these settings is the one that serves `data`. */
export async function answers(data: string, settings: Settings): Promise<boolean> {
  try {
    const rows = await withConnection(
      urlOf(settings, 'postgres'),
      (sql) => sql`select current_setting('data_directory') as dir`,
      2,
    );
    // PostgreSQL writes slashes on Windows too.
    return path.resolve(String(rows[0]?.dir)) === path.resolve(data);
  } catch {
    return false;
  }
}

/** Starts a server on `data` and waits until it answers. It outlives this process. */
export async function startServer(
  data: string,
  binaries: Binaries,
  settings: Settings,
  options: Record<string, string> = {},
): Promise<number> {
  if (!serverPid(data)) rmSync(path.join(data, 'postmaster.pid'), { force: true });
  const launcher = chooseLauncher(data, binaries.postgres);
  const all = { ...serverOptions(settings), ...options };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command = '', ...args] = [...launcher.prefix, binaries.postgres, '-D', data, ...flags];
  const logFile = path.join(path.dirname(data), 'logs', 'postgres.log');
  const log = openLog(logFile);
  const child = spawn(command, args, {
    cwd: data,
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
    env: environment(),
    ...launcher.ids,
  });
  closeSync(log);
  child.unref();
  let gone: string | undefined;
  child.once('error', (error) => (gone = error.message));
  child.once('exit', (code, signal) => (gone = `it ended with ${signal ?? code}`));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(data, settings))) {
    if (gone || Date.now() > deadline) {
      child.kill('SIGQUIT');
      throw startFailure(logFile, gone ?? 'it does not answer');
    }
    await wait(50);
  }
  return child.pid ?? 0;
}

/** Next, where its types are, says that every process has a NODE_ENV. */
const environment = () =>
  ({
    PATH: process.env.PATH,
    SystemRoot: process.env.SystemRoot,
    TZ: 'UTC',
    LC_ALL: 'C',
  }) as unknown as NodeJS.ProcessEnv;

function serverOptions(settings: Settings): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    port: String(settings.port),
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
}

/** The log is a file, since the server may outlive whoever started it. One older file is kept. */
function openLog(file: string): number {
  return onDisk(file, () => {
    mkdirSync(path.dirname(file), { recursive: true });
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
    return openSync(file, 'a', 0o600);
  });
}

function startFailure(logFile: string, reason: string): Failure {
  const last = readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n');
  if (tellsFullDisk(last)) {
    return new Failure(`The embedded PostgreSQL could not start: the disk is full (${logFile}).`);
  }
  return new Failure(
    `The embedded PostgreSQL could not start: ${reason}. The end of ${logFile}:\n${last}`,
  );
}

/** Stops the server of `data`: connections are closed, data is written, nothing is lost. */
export async function stopServer(data: string, binaries: Binaries): Promise<void> {
  const pid = serverPid(data);
  if (!pid) return;
  if (process.platform === 'win32') {
    spawnSync(binaries.pgCtl, ['stop', '-D', data, '-m', 'fast', '-w'], { stdio: 'ignore' });
    return;
  }
  signal(pid, 'SIGINT');
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (processIdentity(pid)) {
    if (Date.now() > deadline) {
      signal(pid, 'SIGQUIT');
      return;
    }
    await wait(20);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in between.
  }
}
