import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Env } from '../env.ts';

const main = {
  web: path.join(import.meta.dirname, '../../../server.ts'),
  workers: path.join(import.meta.dirname, '../../../../workers/main.ts'),
};
type Line = Readonly<Record<string, unknown>>;

/** A real process of ours on the stores of a test, with every line it wrote. */
export type RealProcess = {
  readonly origin: string;
  readonly lines: readonly Line[];
  /** All it wrote, as it came. */
  readonly said: () => string;
  readonly stop: () => Promise<void>;
};

/** Starts a process with the variables of `env`, and of `over`. Without a build, pages are compiled when they are asked for. */
export async function startReal(
  which: keyof typeof main,
  env: Env,
  over: Readonly<Record<string, string | undefined>> = {},
): Promise<RealProcess> {
  const { CERTIFICATE_KEY, TRUSTED_PROXIES, EMBEDDED, SEED_DEMO, ...plain } = env;
  const key = JSON.stringify(CERTIFICATE_KEY);
  const given = { ...plain, CERTIFICATE_KEY: key, NODE_ENV: 'development', PORT: 0, ...over };
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  const variables = Object.fromEntries(set.map(([name, value]) => [name, String(value)]));
  const child = fork(main[which], {
    env: { NEXT_TELEMETRY_DISABLED: '1', ...variables } as Partial<NodeJS.ProcessEnv> as never,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said: string[] = [];
  const lines: Line[] = [];
  const keep = (text: string) => {
    said.push(text);
    if (text.startsWith('{')) lines.push(JSON.parse(text) as Line);
  };
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', keep);
  }
  const port = await listening(child, said);
  return {
    origin: `http://127.0.0.1:${port}`,
    lines,
    said: () => said.join('\n'),
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function listening(child: ChildProcess, said: readonly string[]): Promise<number> {
  const heard = once(child, 'message') as Promise<[{ port: number }]>;
  const ended = once(child, 'exit').then(() => {
    throw new Error(`it ended: ${said.join('\n')}`);
  });
  const [{ port }] = await Promise.race([heard, ended]);
  return port;
}
