import { once } from 'node:events';
import net from 'node:net';

/** What a proxy does to the bytes that pass: nothing, delay each, hold all, or take no connection. */
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

export async function openTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  let trouble: Trouble = { kind: 'none' };
  let thawed = Promise.withResolvers<void>();
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    if (trouble.kind === 'refused') return void client.destroy();
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
      last = last.then(held).then(() => void to.write(piece));
    });
    from.once('close', () => {
      last = last.then(() => void to.destroy());
    });
  }
  async function held(): Promise<void> {
    const { promise } = thawed;
    if (trouble.kind === 'frozen') return promise;
    if (trouble.kind !== 'slow') return;
    await new Promise((resolve) => setTimeout(resolve, (trouble as { ms: number }).ms));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as net.AddressInfo).port,
    set: (next) => {
      trouble = next;
      if (next.kind !== 'frozen') thawed.resolve();
      else thawed = Promise.withResolvers();
      if (next.kind === 'refused') for (const socket of open) socket.destroy();
    },
    close: async () => {
      thawed.resolve();
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
