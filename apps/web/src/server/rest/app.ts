import { OpenAPIHono } from '@hono/zod-openapi';
import type { Account } from '@musicloud/domain/account/account';
import { DomainError } from '@musicloud/domain/shared/errors';
import type { Trace } from '@musicloud/domain/shared/events';
import type { Container } from '../container.ts';
import { keyHolder, traceOf } from '../session.ts';
import { addContentRoutes } from './contents.ts';
import { addListRoutes } from './lists.ts';
import { problemAnswer } from './problems.ts';

export type RestEnv = {
  Variables: {
    account: Account;
    unlimited: boolean;
    trace: Trace;
    /** As `performance.now()` counts. */
    arrived: number;
  };
};
export type RestApp = OpenAPIHono<RestEnv>;

/** The paths of the gateway; everything below them is answered here and nowhere else. */
export const restPaths = ['/contents', '/copyrights', '/sources', '/mypages'];

/** The REST gateway at the root: the same use cases, for programs with an API key. */
export function restApp(container: Container): RestApp {
  const app: RestApp = new OpenAPIHono<RestEnv>({
    defaultHook: (result, context) => {
      if (result.success) return undefined;
      const [issue] = result.error.issues;
      const field = issue?.path.join('.') ?? '';
      const refusal = new DomainError('INVALID_INPUT', { field, reason: issue?.message ?? '' });
      return problemAnswer(context, refusal);
    },
  });
  app.onError((error, context) => problemAnswer(context, error));
  for (const path of restPaths) {
    app.use(`${path}/*`, async (context, next) => {
      const arrived = performance.now();
      context.set('arrived', arrived);
      context.set('trace', traceOf(context.req.raw.headers));
      // Before anything is looked up. Whoever shows no key at all is told that first.
      const comesToDoor = isUpload(context.req.raw) && context.req.header('authorization');
      const leave = comesToDoor ? await container.guard.enter(arrived) : () => {};
      try {
        const { account, unlimited } = await keyHolder(container, context.req.raw.headers);
        context.set('account', account);
        context.set('unlimited', unlimited);
        await next();
      } finally {
        leave();
      }
    });
  }
  addContentRoutes(app, container);
  addListRoutes(app, container);
  for (const path of restPaths) {
    app.all(path, refuseMethod);
    app.all(`${path}/:id`, refuseMethod);
  }
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
  });
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'MusiCloud',
      version: '1',
      description: 'Upload music, follow its copyright, release it. Every call needs an API key.',
    },
    security: [{ key: [] }],
  });
  return app;
}

const isUpload = ({ method, url }: Request) => method === 'POST' && /\/contents(\?|$)/.test(url);

function refuseMethod(): never {
  throw new DomainError('METHOD_NOT_ALLOWED');
}
