import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { accountRouter } from './routers/account.ts';
import { adminRouter } from './routers/admin.ts';
import { assetRouter } from './routers/asset.ts';
import { certificateRouter } from './routers/certificate.ts';
import { collaborationRouter } from './routers/collaboration.ts';
import { contentRouter } from './routers/content.ts';
import { copyrightRouter } from './routers/copyright.ts';
import { objectionRouter } from './routers/objection.ts';
import { permissionRouter } from './routers/permission.ts';
import { sourceRouter } from './routers/source.ts';
import { statusRouter } from './routers/status.ts';
import { createCallerFactory, router } from './trpc.ts';

/** Every procedure there is. */
export const appRouter = router({
  account: accountRouter,
  admin: adminRouter,
  asset: assetRouter,
  certificate: certificateRouter,
  collaboration: collaborationRouter,
  content: contentRouter,
  copyright: copyrightRouter,
  objection: objectionRouter,
  permission: permissionRouter,
  source: sourceRouter,
  status: statusRouter,
});
export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;

export const createCaller = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof createCaller>;
