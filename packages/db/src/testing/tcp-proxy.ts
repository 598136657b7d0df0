import { once } from 'node:events';
import net from 'node:net';

/** What a proxy does: nothing, let each byte arrive `ms` later, hold all, or have nobody listen. */
export type Trouble =
  | { readonly kind: 'none' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'frozen' }
  | { readonly kind: 'refused' };

/** A TCP proxy before a real server, to try what its trouble does. */
export type TcpProxy = {
  readonly port: number;
  readonly set: (trouble: Trouble) => void;
  readonly close: () => Promise<void>;
};

/** Opens a proxy to `target`; without a `port` of its own it takes any free one. */
export async function openTcpProxy(
  target: { host: string; port: number },
  port = 0,
): Promise<TcpProxy> {
  let trouble: Trouble = { kind: 'none' };
  let thawed = Promise.withResolvers<void>();
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const behind = net.connect(target);
    for (const socket of [client, behind]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => open.delete(socket));
    }
    pass(client, behind);
    pass(behind, client);
  });

  /** Bytes keep their order: each piece waits for the one before. */
  function pass(from: net.Socket, to: net.Socket) {
    let last = Promise.resolve();
    from.on('data', (piece) => {
      const came = performance.now();
      last = last.then(() => held(came)).then(() => void to.write(piece));
    });
    from.once('close', () => {
      last = last.then(() => void to.destroy());
    });
  }
  async function held(came: number): Promise<void> {
    const { promise } = thawed;
    if (trouble.kind === 'frozen') return promise;
    if (trouble.kind !== 'slow') return;
    // A long way, not a narrow one: what came together arrives together.
    const left = came + trouble.ms - performance.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  }
  function hangUp() {
    for (const socket of open) socket.destroy();
    server.close();
  }

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const own = (server.address() as net.AddressInfo).port;
  return {
    port: own,
    set: (next) => {
      trouble = next;
      if (next.kind !== 'frozen') thawed.resolve();
      else thawed = Promise.withResolvers();
      if (next.kind === 'refused') hangUp();
      else if (!server.listening) server.listen(own, '127.0.0.1');
    },
    close: async () => {
      thawed.resolve();
      if (!server.listening) return;
      hangUp();
      await once(server, 'close');
    },
  };
}
