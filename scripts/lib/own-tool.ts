import { spawn } from 'node:child_process';
import { inRoot } from './paths.ts';

/** Runs one of our programs to its end, at this terminal. Resolves to its exit code. */
export function runHere(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  wish: AbortSignal,
): Promise<number> {
  const child = spawn(process.execPath, [inRoot(script), ...args], { env, stdio: 'inherit' });
  wish.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
