import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../lib/ports.ts';
import { runTool } from '../lib/tool.ts';
import { findProgram } from './tools.ts';

const START_MS = 60_000;

/** A MariaDB of our own. Root has no password; nobody but this machine reaches it. */
export type MariaDb = {
  /** Without a database: add `/name`, once it is made. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Ends it and waits until it is gone; by SIGKILL it is a crash, after which it recovers at its next start. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
};

/**
 * Starts a MariaDB on the data in `folder`, which is made when there is none, and waits until it answers. Started
 * again with the same folder and port it goes on where it was: what it committed outlives its process, not the machine.
 */
export async function startMariaDb(
  program: string,
  folder: string,
  { port }: { port?: number } = {},
): Promise<MariaDb> {
  const data = path.join(folder, 'mariadb');
  // Of its own: a MariaDB that starts clears away what it takes for an earlier one's temporary tables.
  const env = { ...process.env, TMPDIR: folder };
  if (!existsSync(path.join(data, 'mysql'))) await install(data, env);
  const chosen = port ?? (await freePort());
  const log = path.join(folder, 'mariadb.log');
  const child = spawn(program, argumentsOf(data, chosen, log), { stdio: 'ignore', env });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const deadline = Date.now() + START_MS;
  while (!(await greets(chosen))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      kill();
      throw new Error(`MariaDB did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`);
    }
    await wait(20);
  }
  return {
    url: `mysql://root@127.0.0.1:${chosen}`,
    port: chosen,
    pid: child.pid ?? 0,
    stop: async (signal = 'SIGTERM') => {
      process.off('exit', kill);
      await stop(child, signal);
    },
  };
}

/** As root it has to be told that this is meant. */
const asWhom = () => (process.getuid?.() === 0 ? ['--user=root'] : []);

async function install(data: string, env: NodeJS.ProcessEnv): Promise<void> {
  const program = findProgram('mariadb-install-db', '/usr/bin/mariadb-install-db');
  if (!program) throw new Error('mariadb-install-db is missing');
  const empty = ['--auth-root-authentication-method=normal', '--skip-test-db'];
  const args = ['--no-defaults', `--datadir=${data}`, '--skip-name-resolve', ...empty, ...asWhom()];
  const { code, output } = await runTool(program, args, { env });
  if (code !== 0) throw new Error(`mariadb-install-db ended with ${code}:\n${output}`);
}

/** The socket is named from within the data folder, since paths of sockets are short. */
function argumentsOf(data: string, port: number, log: string): string[] {
  const place = [`--datadir=${data}`, '--socket=mariadb.sock', '--pid-file=mariadb.pid'];
  const network = ['--bind-address=127.0.0.1', `--port=${port}`, '--skip-name-resolve'];
  // Commits reach the operating system and no disk: that outlives kill -9, and costs nothing.
  const hasty = ['--innodb-flush-log-at-trx-commit=2', '--innodb-flush-method=nosync'];
  const small = ['--innodb-buffer-pool-size=32M', '--performance-schema=off', '--skip-log-bin'];
  return [
    '--no-defaults',
    ...place,
    ...network,
    ...hasty,
    ...small,
    ...asWhom(),
    '--skip-networking=0',
    '--max-connections=500',
    `--log-error=${log}`,
  ];
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** Whether something on this port greets as this protocol does: a packet's head, then version 10. */
function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data[4] === 10);
    });
    socket.once('error', () => resolve(false));
    socket.once('end', () => resolve(false));
  });
}
