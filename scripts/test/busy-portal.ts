import { openTcpProxy, type Trouble } from '../../packages/db/src/testing/tcp-proxy.ts';
import { untilHealthy } from '../lib/health.ts';
import { inRoot } from '../lib/paths.ts';
import { freePort } from '../lib/ports.ts';
import { readSettings, urlOf } from '../lib/postgres/settings.ts';
import { runTool } from '../lib/tool.ts';

const START_MS = 120_000;

/** A second portal on the data of a running one, whose copyright database can be troubled alone. */
export type BusyPortal = {
  readonly origin: string;
  readonly set: (trouble: Trouble) => void;
  readonly stop: () => Promise<void>;
};

/** Starts another web process beside an `npm start` on the same data folder; its workers work for both. */
export async function startBusyPortal(dataDir: string): Promise<BusyPortal> {
  const settings = readSettings(dataDir);
  if (!settings) throw new Error(`nothing runs on ${dataDir}`);
  const proxy = await openTcpProxy({ host: '127.0.0.1', port: settings.port });
  const port = await freePort();
  const end = new AbortController();
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    ROLES: 'web',
    DATA_DIR: dataDir,
    SIGN_IN_LIMIT: '100000',
    COPYRIGHT_DATABASE_URL: urlOf({ ...settings, port: proxy.port }),
  };
  const { signal } = end;
  const running = runTool(process.execPath, [inRoot('scripts/start.mjs')], { env, signal });
  const stop = async () => {
    end.abort();
    await running;
    await proxy.close();
  };
  const health = `http://127.0.0.1:${port}/healthz/ready`;
  const patience = AbortSignal.any([AbortSignal.timeout(START_MS), signal]);
  const ended = running.then(({ output }) => {
    throw new Error(`it did not start:\n${output}`);
  });
  try {
    await Promise.race([untilHealthy(() => health, patience), ended]);
    patience.throwIfAborted();
  } catch (error) {
    await stop();
    throw error;
  }
  ended.catch(() => {});
  return { origin: `http://localhost:${port}`, set: proxy.set, stop };
}
