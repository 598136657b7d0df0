import type { Env, Role } from '../env.ts';
import { inRoot } from './paths.ts';
import { Supervised } from './supervised.ts';
import { probeOrigin } from './surroundings.ts';

/** How long a supervised process may take to start, to answer and to end, and how often it is asked, ms. */
export const supervision = { startMs: 60_000, graceMs: 20_000, liveMs: 5_000, healthMs: 5_000 };

/** The processes that play the wanted roles: the web, and one for all the others. */
export function processesFor(
  env: Env,
  variables: NodeJS.ProcessEnv,
  options: { dev: boolean; print: (line: string) => void },
): Supervised[] {
  const shared = {
    cwd: inRoot(),
    ...supervision,
    // Compiling pages while somebody develops may take longer than any sensible patience.
    ...(options.dev && { liveMs: 0 }),
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
