import { getRequestListener } from '@hono/node-server';
import { startTracing } from '@musicloud/db/observe/spans';
import next from 'next';
import { buildApp } from './src/server/app.ts';
import { buildContainer } from './src/server/container.ts';
import { readEnv } from './src/server/env.ts';
import { createFront } from './src/server/front.ts';
import type { Lifetime } from './src/server/health.ts';
import { keepBuild } from './src/server/kept-build.ts';
import { log } from './src/server/log.ts';
import { createCaller } from './src/server/router.ts';
import { accountFromCookies, traceOf } from './src/server/session.ts';
import { stopGently } from './src/server/stop.ts';
import { uploadServer } from './src/server/uploads.ts';

/** The portal: one process on one port. Hono answers programs and data, Next answers pages. */
const env = readEnv();
log.level = env.LOG_LEVEL;
const stopTracing = await startTracing({
  endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
  share: env.OTEL_TRACES_SAMPLER_ARG,
  service: 'musicloud-web',
});
const container = await buildContainer(env);
await container.guard.warm();
const lifetime: Lifetime = { stopping: false };

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
const kept = development
  ? null
  : await keepBuild(container.storage, `${import.meta.dirname}/.next`);
const answerPage = pages.getRequestHandler();
const answerApi = getRequestListener(buildApp(container, lifetime).fetch);
const uploads = uploadServer(container);
const server = createFront(
  { env, development, lifetime },
  {
    uploads: (request, response) => uploads.handle(request, response),
    api: answerApi,
    pages: kept ? kept.before(answerPage) : answerPage,
  },
);

server.on('error', (error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE';
  process.stderr.write(
    taken ? `PORT ${env.PORT} is taken by another program.\n` : `${error.message}\n`,
  );
  process.exit(1);
});
server.listen(env.PORT, env.HOST, () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : env.PORT;
  process.send?.({ type: 'listening', port });
  log.info({ port }, 'listening');
});

stopGently(server, {
  lifetime,
  drainMs: env.DRAIN_MS,
  endStreams: container.live.stop,
  finish: async () => {
    kept?.stop();
    await pages.close();
    await container.close();
    await stopTracing();
  },
});
