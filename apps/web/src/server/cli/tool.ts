import { buildContainer, type Container } from '../container.ts';
import { readEnv } from '../env.ts';

/** Runs a command-line tool with the same adapters the server has, and closes them after. */
export async function tool(run: (container: Container) => Promise<void>): Promise<void> {
  const container = await buildContainer(readEnv());
  try {
    await run(container);
  } finally {
    await container.close();
  }
}

/** Ends the tool with one sentence. */
export class Failure extends Error {}

export function endWith(error: unknown): void {
  process.stderr.write(`${error instanceof Failure ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
