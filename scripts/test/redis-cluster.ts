import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePorts } from '../lib/ports.ts';

const MASTERS = 3;
const START_MS = 60_000;

/** One node; killed, it comes back empty and takes its data from the others. */
export type RedisNode = {
  readonly port: number;
  readonly pid: () => number;
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
};

/** Three masters with a replica each. */
export type RedisCluster = {
  /** For REDIS_URL, with all nodes named. */
  readonly url: string;
  readonly nodes: readonly RedisNode[];
  /** The node that has a key now; null while nobody does. */
  readonly masterOf: (key: string) => Promise<RedisNode | null>;
  readonly stop: () => Promise<void>;
};

/** Starts a cluster in `folder`. `server` and `cli` are the programs of Redis. */
export async function startRedisCluster(
  { server, cli }: { server: string; cli: string },
  folder: string,
  port?: () => Promise<number>,
): Promise<RedisCluster> {
  const ask = async (at: number, ...command: string[]) => {
    const { stdout } = await promisify(execFile)(cli, ['-p', String(at), ...command]);
    return stdout.trim();
  };
  const ports = await freePorts(MASTERS * 4, port);
  const nodes = Array.from({ length: MASTERS * 2 }, (_, n) =>
    nodeAt(server, folder, ports[2 * n] as number, ports[2 * n + 1] as number),
  );
  await Promise.all(nodes.map((node) => node.start()));
  for (const node of nodes) {
    await until(() => ask(node.port, 'ping').then((said) => said === 'PONG'));
  }
  const places = nodes.map((node) => `127.0.0.1:${node.port}`);
  const create = ['--cluster', 'create', ...places, '--cluster-replicas', '1', '--cluster-yes'];
  await promisify(execFile)(cli, create);
  for (const node of nodes) {
    await until(async () => (await ask(node.port, 'cluster', 'info')).includes('state:ok'));
  }
  return {
    url: `redis-cluster://${places.join(',')}`,
    nodes,
    masterOf: async (key) => {
      for (const node of nodes) {
        const said = await ask(node.port, 'get', key).catch(() => 'gone');
        const [, moved] = /MOVED \d+ [\d.]*:(\d+)/.exec(said) ?? [];
        if (moved) return nodes.find((one) => String(one.port) === moved) ?? null;
        if (said === '') return node;
      }
      return null;
    },
    stop: async () => {
      await Promise.all(nodes.map((node) => node.kill()));
    },
  };
}

function nodeAt(server: string, folder: string, port: number, bus: number): RedisNode {
  const data = path.join(folder, `redis-${port}`);
  const cluster = ['--cluster-enabled', 'yes', '--cluster-port', String(bus)];
  // A master is given up after a second; the other slots go on meanwhile.
  const failing = ['--cluster-node-timeout', '1000', '--cluster-require-full-coverage', 'no'];
  const place = ['--bind', '127.0.0.1', '--port', String(port), '--dir', data];
  const keeping = ['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'];
  const eager = ['--repl-diskless-sync-delay', '0', '--cluster-replica-validity-factor', '0'];
  let child: ReturnType<typeof spawn> | null = null;
  const end = () => child?.kill('SIGKILL');
  process.once('exit', end);
  return {
    port,
    pid: () => child?.pid ?? 0,
    start: async () => {
      mkdirSync(data, { recursive: true });
      const args = [...place, ...cluster, ...failing, ...keeping, ...eager];
      child = spawn(server, args, { stdio: 'ignore' });
    },
    kill: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      end();
      await gone;
    },
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + START_MS;
  while (!(await holds().catch(() => false))) {
    if (performance.now() > deadline) throw new Error('The Redis Cluster did not start.');
    await wait(50);
  }
}
