import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from './failure.ts';
import { portTrouble } from './ports.ts';

const sentences: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} on ${host} is taken: stop what listens there, or choose another with PORT.`,
  EACCES: (host, port) =>
    `This user may not listen on port ${port} of ${host}: choose another with PORT.`,
  EADDRNOTAVAIL: (host) => `HOST=${host} is no address of this machine.`,
  ENOTFOUND: (host) => `HOST=${host} is no address of this machine.`,
  EAI_AGAIN: (host) => `HOST=${host} is no address of this machine.`,
};

/**
 * Makes sure the web can listen.
 * @param patienceMs how long a taken port is waited for: a process of a start that was killed may still drain
 */
export async function requirePort(port: number, host: string, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const trouble = await portTrouble(port, host);
    if (!trouble) return;
    if (trouble !== 'EADDRINUSE' || Date.now() >= deadline) {
      throw new Failure(
        sentences[trouble]?.(host, port) ?? `Cannot listen on port ${port} of ${host}: ${trouble}.`,
      );
    }
    await wait(200);
  }
}
