import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** A line to a process through Node's inspector, on this machine only: what is done to it needs no door in the product. */
export type Inspector = {
  readonly send: (method: string, params: object) => Promise<Reply>;
  readonly close: () => void;
};
// biome-ignore lint/suspicious/noExplicitAny: answers of a protocol with very many shapes.
type Reply = any;

const PATIENCE_MS = 30_000;

/** Connects to the inspector of the process that was started with `--inspect=127.0.0.1:port`. */
export async function inspect(port: number): Promise<Inspector> {
  const socket = new WebSocket(await addressOf(port));
  await once(socket, 'open');
  const open = new Map<number, (reply: Reply) => void>();
  let count = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data));
    open.get(id)?.(result);
    open.delete(id);
  });
  return {
    send: (method, params) => {
      count += 1;
      const id = count;
      const replied = new Promise<Reply>((resolve) => open.set(id, resolve));
      socket.send(JSON.stringify({ id, method, params }));
      return replied;
    },
    close: () => socket.close(),
  };
}

async function addressOf(port: number): Promise<string> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const list = await fetch(`http://127.0.0.1:${port}/json/list`)
      .then((answer) => answer.json() as Promise<{ webSocketDebuggerUrl: string }[]>)
      .catch(() => []);
    if (list[0]) return list[0].webSocketDebuggerUrl;
    if (performance.now() > deadline) throw new Error('The inspector does not answer.');
    await wait(100);
  }
}

/** Blocks its event loop for good. */
export function hang({ send }: Inspector): void {
  void send('Runtime.evaluate', { expression: 'for (;;) {}' });
}

/** Keeps more and more, until its heap holds so much; there it stays. */
export async function leak({ send }: Inspector, mostBytes: number): Promise<void> {
  await send('Runtime.evaluate', {
    expression: `globalThis.kept = [];
      setInterval(() => {
        if (process.memoryUsage().heapUsed > ${mostBytes}) return;
        for (let i = 0; i < 20_000; i += 1) kept.push({ i, of: [i] });
      }, 20);`,
  });
}

/** Has all its queue workers stop taking jobs, as if their loops had ended. */
export async function stopTaking({ send }: Inspector, program: string): Promise<void> {
  const found = await send('Runtime.evaluate', {
    expression: `process.getBuiltinModule('node:module').createRequire(${JSON.stringify(program)})('bullmq').Worker.prototype`,
  });
  const { objects } = await send('Runtime.queryObjects', {
    prototypeObjectId: found.result.objectId,
  });
  const { result } = await send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration:
      'function () { for (const worker of this) worker.pause(true); return this.length; }',
    returnByValue: true,
  });
  if (!result.value) throw new Error('There is no queue worker in this process.');
}
