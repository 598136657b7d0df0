import { Env as Web } from '../../apps/web/src/server/env.ts';
import { Env as Workers } from '../../apps/workers/src/env.ts';
import { KeepingEnv as Keeping, Env as Tools } from '../../packages/db/src/env.ts';
import { leftAtDefault } from './left-at-default.ts';

/** A program of ours, by the file a container runs: what it reads, and where that is said. */
export type Program = {
  readonly env: typeof Web | typeof Workers | typeof Tools | typeof Keeping;
  readonly file: string;
  /** What it knows and no manifest sets, with the reason. */
  readonly unset: Readonly<Record<string, string>>;
};

/** Everything an image of ours is started as. */
export const programs: Readonly<Record<string, Program>> = {
  'apps/web/server.ts': {
    env: Web,
    file: 'apps/web/src/server/env.ts',
    unset: leftAtDefault.web,
  },
  'apps/workers/main.ts': {
    env: Workers,
    file: 'apps/workers/src/env.ts',
    unset: leftAtDefault.workers,
  },
  'packages/db/src/cli/backup.ts': { env: Keeping, file: 'packages/db/src/env.ts', unset: {} },
  'packages/db/src/cli/migrate.ts': { env: Tools, file: 'packages/db/src/env.ts', unset: {} },
};
