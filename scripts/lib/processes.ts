import type { Env, Role } from '../env.ts';
import { inRoot } from './paths.ts';
import { Supervised } from './supervised.ts';
import { probeOrigin } from './surroundings.ts';

const LIVE_MS = 5000;
const HEALTH_MS = 5000;
const START_MS = 60_000;
const GRACE_MS = 20_000;

/** The processes that play the wanted roles: the web, and one for all the others. */
export function processesFor(
  env: Env,
  variables: NodeJS.ProcessEnv,
  options: { dev: boolean; print: (line: string) => void },
): Supervised[] {
  const shared = {
    cwd: inRoot(),
    startMs: START_MS,
    graceMs: GRACE_MS,
    // Compiling pages while somebody develops may take longer than any sensible patience.
    liveMs: options.dev ? 0 : LIVE_MS,
    healthMs: HEALTH_MS,
    print: options.print,
  };
  const base = options.dev ? { ...variables, NODE_ENV: 'development' as const } : variables;
  const workerRoles = env.ROLES.filter((role: Role) => role !== 'web');
  const processes: Supervised[] = [];
  if (env.ROLES.includes('web')) {
    processes.push(
      new Supervised({
        ...shared,
        name: 'web',
        args: [inRoot('apps/web/server.ts')],
        env: base,
        origin: (port) => probeOrigin(env.HOST, port),
      }),
    );
  }
  if (workerRoles.length > 0) {
    processes.push(
      new Supervised({
        ...shared,
        name: 'workers',
        args: [inRoot('apps/workers/main.ts')],
        // Their health is asked from this machine only; any free port will do.
        env: { ...base, ROLES: workerRoles.join(','), HOST: '127.0.0.1', HEALTH_PORT: '0' },
        origin: (port) => probeOrigin('127.0.0.1', port),
      }),
    );
  }
  return processes;
}
