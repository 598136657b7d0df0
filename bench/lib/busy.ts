import { uuidv7 } from '@musicloud/db/ids';
import { openTcpProxy, type TcpProxy } from '@musicloud/db/testing/tcp-proxy';
import { inRoot } from '../../scripts/lib/paths.ts';
import { migrate, seedDemo } from '../../scripts/lib/prepare-data.ts';
import { runTool } from '../../scripts/lib/tool.ts';
import type { Ground } from './database.ts';
import { type Server, startServer } from './servers.ts';
import { account, variables } from './sides.ts';
import { newTitle } from './uploads.ts';

/** The real web server and workers, the copyright database behind a proxy of its own. */
export type BusyGround = {
  readonly proxy: TcpProxy;
  readonly origin: string;
  /** Of a program without limits. */
  readonly headers: Record<string, string>;
  readonly stop: () => Promise<void>;
};

/** Starts everything a program's upload meets; nothing is in trouble yet. */
export async function startBusyGround(ground: Ground, stop: AbortSignal): Promise<BusyGround> {
  const { settings, url } = ground.database;
  const proxy = await openTcpProxy({ host: '127.0.0.1', port: settings.port });
  const behind = new URL(url);
  behind.port = String(proxy.port);
  // As installations have it: 610 ms.
  const { COPYRIGHT_TIMEOUT_MS: _, ...all } = await variables(ground);
  const env = { ...all, COPYRIGHT_DATABASE_URL: behind.href };
  await migrate(env, stop);
  await seedDemo(env, stop);
  const key = await unlimitedKey(env);
  const servers: Server[] = [await startServer('the web server', 'apps/web/server.ts', env)];
  servers.push(
    await startServer('the workers', 'apps/workers/main.ts', { ...env, HEALTH_PORT: '0' }),
  );
  return {
    proxy,
    origin: servers[0]?.origin ?? '',
    headers: { authorization: `Bearer ${key}` },
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
      await proxy.close();
    },
  };
}

async function unlimitedKey(env: NodeJS.ProcessEnv): Promise<string> {
  const tool = inRoot('apps/web/src/server/cli/api-key.ts');
  const { code, output } = await runTool(process.execPath, [tool, account.email, '--unlimited'], {
    cwd: inRoot(),
    env,
  });
  if (code !== 0) throw new Error(`There is no key: ${output}`);
  return output.trim().split('\n').at(-1) ?? '';
}

/** One upload by the gateway: what it is called comes back with its answer, whatever that is. */
export function knock(): { id: string; body: string } {
  const id = uuidv7();
  return { id, body: JSON.stringify({ id, title: newTitle(), type: 'New Music' }) };
}
