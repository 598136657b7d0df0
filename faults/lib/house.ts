import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type Database, openDatabase } from '@musicloud/db/database';
import { connectQueues, type Queues } from '@musicloud/db/queues/queues';
import { openRegistry } from '@musicloud/db/registry/registry';
import type { SourceRegistry } from '@musicloud/domain/source/ports';
import { readEnv } from '../../scripts/env.ts';
import { openDatabase as openOwn } from '../../scripts/lib/database.ts';
import { inRoot } from '../../scripts/lib/paths.ts';
import { migrate } from '../../scripts/lib/prepare-data.ts';
import { surroundings } from '../../scripts/lib/surroundings.ts';
import { port } from './ports.ts';

/** A MusiCloud in a data folder of its own, as `npm start` has it, pages aside. */
export type House = {
  readonly origin: string;
  readonly env: NodeJS.ProcessEnv;
  readonly database: Database;
  readonly registry: SourceRegistry;
  readonly queues: Queues;
  /** Starts the doors and the workers, as processes. */
  readonly open: () => Promise<void>;
  /** Ends them, and what was opened to look past them. */
  readonly close: () => Promise<void>;
};

/** Opens the stores of a data folder, made if it is empty. */
export async function openHouse(dataDir: string): Promise<House> {
  const PORT = String(await port());
  const env = readEnv({ DATA_DIR: dataDir, PORT }, '/');
  const own = await openOwn(env);
  const variables: NodeJS.ProcessEnv = {
    ...surroundings(env, own),
    UPLOAD_LIMIT: '0',
    SWEEP_AFTER_MS: '1000',
    HEALTH_PORT: '0',
  };
  await migrate(variables);
  const database = openDatabase({ url: own.url, connections: 4, applicationName: 'faults' });
  const registry = await openRegistry(String(variables.SOURCES_URL));
  const queues = connectQueues({ databaseUrl: own.url });
  const children: ChildProcess[] = [];
  return {
    origin: `http://localhost:${PORT}`,
    env: variables,
    database,
    registry,
    queues,
    open: async () => {
      for (const program of ['faults/src/doors.ts', 'apps/workers/main.ts']) {
        const child = fork(inRoot(program), { env: variables, stdio: 'ignore' });
        children.push(child);
        await once(child, 'message');
      }
    },
    close: async () => {
      await Promise.all(children.map(ended));
      await Promise.all([queues.close(), database.close(), registry.close()]);
      await own.release();
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.disconnect();
  await gone;
}
