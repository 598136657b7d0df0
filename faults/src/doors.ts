// The doors of the portal without its pages, which need a build: what programs and browsers talk to, as one process.
import { buildApp } from '../../apps/web/src/server/app.ts';
import { buildContainer } from '../../apps/web/src/server/container.ts';
import { readEnv } from '../../apps/web/src/server/env.ts';
import { openFront } from '../../apps/web/src/server/testing/front.ts';

const env = readEnv();
const container = await buildContainer(env);
await container.guard.warm();
const lifetime = { stopping: false };
const app = buildApp(container, lifetime);
const { port, close } = await openFront({ container, app, lifetime }, {}, env.PORT);
process.send?.({ type: 'listening', port });
process.on('disconnect', async () => {
  await close();
  await container.close();
  process.exit();
});
