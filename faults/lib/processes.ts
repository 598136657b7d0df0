import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { untilHealthy } from '../../scripts/lib/health.ts';
import { inRoot } from '../../scripts/lib/paths.ts';
import { supervision } from '../../scripts/lib/processes.ts';
import { Supervised } from '../../scripts/lib/supervised.ts';
import type { Part, ProcessName } from './parts.ts';
import { signal } from './signals.ts';

/** A process of ours, kept alive by the supervisor of `npm start`. */
export type OwnProcess = Part & {
  readonly name: ProcessName;
  /** Sets its clock forward or back by so many milliseconds; 0 is right. */
  readonly shiftClock: (ms: number) => void;
  readonly ready: (signal: AbortSignal) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** What every process of ours is started with. */
export type Surroundings = {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly print: (line: string) => void;
};

const clock = inRoot('faults/src/clock.ts');
const roles: Readonly<Record<Exclude<ProcessName, 'web'>, string>> = {
  relay: 'relay',
  approval: 'approval',
  release: 'release',
  others: 'analysis,notify',
};

/** Starts one process; `label` tells several of one name apart, `over` changes its environment. */
export function startProcess(
  name: ProcessName,
  { folder, env, print }: Surroundings,
  over: NodeJS.ProcessEnv = {},
  label: string = name,
): OwnProcess {
  const file = path.join(folder, `clock-${label}`);
  writeFileSync(file, '0');
  const own = name === 'web' ? {} : { ROLES: roles[name], HEALTH_PORT: '0' };
  const program = inRoot(name === 'web' ? 'apps/web/server.ts' : 'apps/workers/main.ts');
  const kept = new Supervised({
    name: label,
    args: ['--import', clock, program],
    cwd: inRoot(),
    env: { ...env, ...own, FAULTS_CLOCK: file, ...over },
    origin: (port) => `http://127.0.0.1:${port}`,
    ...supervision,
    print,
  });
  kept.start();
  const ready = (until: AbortSignal) =>
    untilHealthy(() => kept.origin && `${kept.origin}/healthz/ready`, until);
  return {
    name,
    kill: () => signal(kept.pid, 'SIGKILL'),
    freeze: () => signal(kept.pid, 'SIGSTOP'),
    thaw: () => signal(kept.pid, 'SIGCONT'),
    back: async () => {},
    shiftClock: (ms) => {
      writeFileSync(file, String(ms));
      signal(kept.pid, 'SIGUSR2');
    },
    ready,
    stop: () => {
      signal(kept.pid, 'SIGCONT');
      return kept.stop();
    },
  };
}
