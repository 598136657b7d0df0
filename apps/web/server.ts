import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import next from 'next';
import { buildApp, isApi } from './src/server/app.ts';
import { CLIENT_ADDRESS, clientAddress } from './src/server/client-address.ts';
import { buildContainer } from './src/server/container.ts';
import { publicUrl, readEnv } from './src/server/env.ts';
import { requestSeconds } from './src/server/health.ts';
import { log } from './src/server/log.ts';
import { putHeader } from './src/server/put-header.ts';
import { createCaller } from './src/server/router.ts';
import { secure } from './src/server/security-headers.ts';
import { accountFromCookies, traceOf } from './src/server/session.ts';
import { stopGently } from './src/server/stop.ts';
import { uploadServer } from './src/server/uploads.ts';

/** The portal: one process on one port. Hono answers programs and data, Next answers pages. */
const env = readEnv();
const container = await buildContainer(env);
await container.guard.warm();
const lifetime = { stopping: false };

globalThis.musicloud = {
  caller: async (headers) =>
    createCaller({
      container,
      account: await accountFromCookies(container, headers),
      trace: traceOf(headers),
    }),
};

const development = env.NODE_ENV === 'development';
const pages = next({
  dev: development,
  dir: import.meta.dirname,
  hostname: env.HOST,
  port: env.PORT,
});
await pages.prepare();
const answerPage = pages.getRequestHandler();
const answerApi = getRequestListener(buildApp(container, lifetime).fetch);
const uploads = uploadServer(container);
const https = publicUrl(env).startsWith('https:');

type Door = {
  name: string;
  answer: (request: IncomingMessage, response: ServerResponse) => unknown;
};

function doorOf(path: string): Door {
  if (path === '/uploads' || path.startsWith('/uploads/')) {
    return { name: 'uploads', answer: (request, response) => uploads.handle(request, response) };
  }
  if (isApi(path)) return { name: path.split('/')[1] ?? '', answer: answerApi };
  return { name: 'pages', answer: answerPage };
}

const server = createServer((request, response) => {
  const { name, answer } = doorOf(new URL(request.url ?? '/', 'http://localhost').pathname);
  const measured = requestSeconds.startTimer({ door: name });
  response.once('close', () => measured({ status: `${Math.floor(response.statusCode / 100)}xx` }));
  putHeader(request, CLIENT_ADDRESS, clientAddress(request, env.TRUSTED_PROXIES));
  secure(request, response, { https, development });
  Promise.resolve(answer(request, response)).catch((error: unknown) => {
    log.error({ err: error }, 'unanswered');
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});

server.on('error', (error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE';
  process.stderr.write(
    taken ? `PORT ${env.PORT} is taken by another program.\n` : `${error.message}\n`,
  );
  process.exit(1);
});
// Uploads take as long as they take; headers do not.
server.requestTimeout = 0;
server.headersTimeout = 30_000;
server.listen(env.PORT, env.HOST, () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : env.PORT;
  process.send?.({ type: 'listening', port });
  log.info({ port }, 'listening');
});

stopGently(server, async () => {
  lifetime.stopping = true;
  await container.live.stop();
  return async () => {
    await pages.close();
    await container.close();
  };
});
