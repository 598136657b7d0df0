import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../lib/ports.ts';
import { chooseLauncher } from '../lib/postgres/account.ts';
import { serverPid, startServer, stopServer } from '../lib/postgres/server.ts';
import { type Settings, urlOf } from '../lib/postgres/settings.ts';

/** One of two PostgreSQL servers. It trusts everyone on this machine. */
export type Server = {
  readonly url: string;
  readonly port: number;
  readonly pid: () => number | undefined;
  /** SIGKILL, and start on the same data at the same port. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A primary, and a replica that its log is streamed to. */
export type Replicated = { readonly primary: Server; readonly replica: Server };

/** What a test may lose when the machine dies, it may lose. */
const hasty = { fsync: 'off', full_page_writes: 'off' };

/** Starts both in `folder`. `programs` is what `requirePostgres` found. */
export async function startReplicated(
  programs: string,
  folder: string,
  port: () => Promise<number> = freePort,
): Promise<Replicated> {
  const primary = serverAt(programs, path.join(folder, 'primary'), await port());
  await primary.run('initdb', [
    `--pgdata=${primary.data}`,
    `--username=${primary.settings.user}`,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ]);
  await primary.start();
  const replica = serverAt(programs, path.join(folder, 'replica'), await port());
  const { user } = primary.settings;
  const from = ['-h', '127.0.0.1', '-p', String(primary.port), '-U', user, '-X', 'stream'];
  const place = ['-D', replica.data, '--write-recovery-conf', '--checkpoint=fast', '--no-sync'];
  await replica.run('pg_basebackup', [...from, ...place]);
  await replica.start();
  return { primary, replica };
}

function serverAt(programs: string, data: string, port: number) {
  const program = (name: string) => path.join(programs, name);
  const binaries = {
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
  };
  const settings: Settings = { port, user: 'musicloud', password: 'none', database: 'postgres' };
  return {
    settings,
    data,
    port,
    url: urlOf(settings),
    pid: () => serverPid(data),
    start: async () => {
      await startServer(data, binaries, settings, hasty);
    },
    stop: () => stopServer(data, binaries),
    /** Runs a program on the data as the account the server runs as. */
    run: (name: string, args: readonly string[]) => {
      const { prefix, ids } = chooseLauncher(data, binaries.postgres);
      const [command = '', ...all] = [...prefix, program(name), ...args];
      return promisify(execFile)(command, all, { cwd: '/', ...ids });
    },
  };
}
