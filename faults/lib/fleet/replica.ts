import path from 'node:path';
import { askHealth, type Health } from '../../../scripts/lib/health.ts';
import { supervision } from '../../../scripts/lib/processes.ts';
import { Supervised } from '../../../scripts/lib/supervised.ts';
import type { Ground } from '../ground.ts';
import { port } from '../ports.ts';
import type { Version } from './version.ts';

/** One web process or workers process of a version, kept alive by the supervisor of `npm start`. */
export type Replica = {
  readonly name: string;
  readonly version: Version;
  readonly port: number;
  readonly pid: () => number | undefined;
  /** How often it ended unasked. */
  readonly deaths: () => number;
  /** What it says of whether it is ready. */
  readonly ready: () => Promise<Health['is']>;
  readonly stop: () => Promise<void>;
};

/** How a fleet starts its processes. */
export type ReplicaOptions = {
  readonly env?: NodeJS.ProcessEnv;
  /** Before the program: flags of Node. */
  readonly flags?: readonly string[];
  readonly print?: (line: string) => void;
};

const READY_MS = 1_000;
let count = 0;

/** Starts a web process on a port of its own. */
export async function startWeb(ground: Ground, version: Version, options: ReplicaOptions = {}) {
  const own = await port();
  const env = { PORT: String(own), ...version.env, ...options.env };
  return start(ground, version, 'web', own, { ...options, env });
}

/** Starts a process with these worker roles. */
export async function startWorkers(
  ground: Ground,
  version: Version,
  roles: string,
  options: ReplicaOptions = {},
) {
  const own = await port();
  const env = { ROLES: roles, HEALTH_PORT: String(own), ...version.env, ...options.env };
  return start(ground, version, 'workers', own, { ...options, env });
}

function start(
  ground: Ground,
  version: Version,
  kind: 'web' | 'workers',
  own: number,
  { env, flags = [], print = ground.note }: ReplicaOptions,
): Replica {
  count += 1;
  const name = `${kind}-${count}`;
  const program = kind === 'web' ? 'apps/web/server.ts' : 'apps/workers/main.ts';
  const origin = `http://127.0.0.1:${own}`;
  const kept = new Supervised({
    name,
    args: [...flags, path.join(version.root, program)],
    cwd: version.root,
    env: { ...ground.env, ...env },
    origin: () => origin,
    ...supervision,
    print,
  });
  kept.start();
  return {
    name,
    version,
    port: own,
    pid: () => kept.pid,
    deaths: () => kept.deaths,
    ready: async () =>
      kept.origin ? (await askHealth(`${origin}/healthz/ready`, READY_MS)).is : 'silent',
    stop: () => kept.stop(),
  };
}
