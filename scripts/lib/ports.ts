import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Why a port can't be listened on; undefined when it can. */
export function portTrouble(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** Several free ports, all of them different: what is not listened on yet could be handed out twice. */
export async function freePorts(count: number, port = () => freePort()): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await port());
  return [...ports];
}

/**
 * A free port below the range the operating system hands out to connections (from 32768 on Linux),
 * so that it is still free at the next start.
 */
export async function freePort(host = '127.0.0.1', from = 28_000, to = 32_768): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = randomInt(from, to);
    if (!(await portTrouble(port, host))) return port;
  }
  throw new Error(`No free port between ${from} and ${to} on ${host}.`);
}
