import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createFront, type FrontOptions } from '../front.ts';
import { uploadServer } from '../uploads.ts';
import type { Portal } from './portal.ts';

/** A portal behind the real front on a port of its own, by default any free one. Pages need a build: the browser tests walk those. */
export async function openFront(
  portal: Pick<Portal, 'container' | 'app' | 'lifetime'>,
  limits: FrontOptions['limits'] = {},
  ownPort = 0,
) {
  const uploads = uploadServer(portal.container);
  const server = createFront(
    { env: portal.container.env, lifetime: portal.lifetime, limits },
    {
      uploads: (request, response) => uploads.handle(request, response),
      api: getRequestListener(portal.app.fetch),
      pages: (_request, response) => {
        response.statusCode = 404;
        response.end();
      },
    },
  );
  await new Promise<void>((resolve) => server.listen(ownPort, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    uploads,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
