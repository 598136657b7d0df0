import { type ChildProcess, spawn } from 'node:child_process';
import { inRoot } from '../../scripts/lib/paths.ts';
import { freePort } from '../../scripts/lib/ports.ts';

/** A server process under measurement. */
export type Server = {
  readonly name: string;
  readonly origin: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
};

const START_MS = 60_000;
const HOST = '127.0.0.1';

/** A free port on this machine for a server to come. */
export const port = () => freePort(HOST, 21_600, 21_650);

/** Starts one of our server programs on `env.PORT` and waits until it says over IPC that it listens. */
export async function startServer(
  name: string,
  program: string,
  env: NodeJS.ProcessEnv,
): Promise<Server> {
  const child = spawn(process.execPath, [inRoot(program)], {
    cwd: inRoot(),
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  await listening(child, name);
  return {
    name,
    origin: `http://${HOST}:${env.PORT}`,
    pid: child.pid ?? 0,
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      process.off('exit', kill);
    },
  };
}

function listening(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${name} did not start in time.`)), START_MS);
    child.once('exit', (code) =>
      reject(new Error(`${name} ended with ${code} before it listened.`)),
    );
    child.on('message', (message: { type?: string }) => {
      if (message.type !== 'listening') return;
      clearTimeout(late);
      resolve();
    });
  });
}
