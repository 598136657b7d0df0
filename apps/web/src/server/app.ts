import { DomainError } from '@musicloud/domain/shared/errors';
import { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { answerAuth, authDoors } from './auth-doors.ts';
import { CLIENT_ADDRESS } from './client-address.ts';
import type { Container } from './container.ts';
import { answers, problemOf } from './errors.ts';
import { serveFile } from './files.ts';
import { answerHealth, type Lifetime } from './health.ts';
import { log } from './log.ts';
import { metrics, scrape } from './metrics.ts';
import { observedRoute } from './observe-call.ts';
import { restApp, restPaths } from './rest/app.ts';
import { problemAnswer } from './rest/problems.ts';
import { appRouter } from './router.ts';
import { accountFromCookies, traceOf } from './session.ts';

/** The largest body of a call that is not an upload. */
const MOST_BYTES = 512 * 1024;

/** The most procedures one request calls; a page that begins calls about ten. */
const MOST_CALLS = 50;

/** Whether the Hono app answers a path; all other paths are pages. */
export function isApi(path: string): boolean {
  return [
    ...restPaths,
    '/api',
    '/files',
    '/healthz',
    '/metrics',
    '/openapi.json',
    '/.well-known',
  ].some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
}

/** Everything but pages and uploads: tRPC, REST, auth, files, health. */
export function buildApp(container: Container, lifetime: Lifetime): Hono {
  const app = new Hono();
  app.use(observedRoute);
  app.use(
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: (context) => problemAnswer(context, new DomainError('BODY_TOO_LARGE')),
    }),
  );
  app.onError((error, context) => problemAnswer(context, error));
  app.notFound((context) => problemAnswer(context, new DomainError('NOT_FOUND')));
  answerHealth(app, container, lifetime);
  app.get('/.well-known/jwks.json', (context) => context.json(container.certificates.keys));
  app.get('/metrics', async (context) =>
    context.body(await scrape(container), 200, { 'content-type': metrics.contentType }),
  );
  for (const door of authDoors) {
    const [method = '', path = ''] = door.split(' ');
    app.on(method, `/api/auth${path}`, (context) => answerAuth(container, context));
  }
  app.on(['GET', 'POST'], '/api/trpc/:path', (context) => answerTrpc(container, context.req.raw));
  app.on(['GET', 'HEAD'], '/files/:id', (context) =>
    serveFile(container, context.req.raw, context.req.param('id')),
  );
  app.route('/', restApp(container));
  return app;
}

async function answerTrpc(container: Container, request: Request): Promise<Response> {
  if (request.method === 'POST' && !isJson(request)) throw new DomainError('CONTENT_TYPE_REFUSED');
  let leave: (() => void) | undefined;
  const answer = fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    maxBatchSize: MOST_CALLS,
    createContext: async ({ info }) => {
      const arrived = performance.now();
      leave = await enterUploads(container, info.calls, request.headers);
      return {
        arrived,
        container,
        account: await accountFromCookies(container, request.headers),
        address: request.headers.get(CLIENT_ADDRESS) ?? undefined,
        trace: traceOf(request.headers),
        stays: async () => (await accountFromCookies(container, request.headers)) !== null,
      };
    },
    responseMeta: ({ errors }) => ({ headers: waitOf(errors.map(({ cause }) => cause)) }),
    onError: ({ path, error }) => log.debug({ path, code: error.code }, 'refused'),
  });
  return answer.finally(() => leave?.());
}

/** An upload comes to the guard's door before its session is looked up. Whoever shows none is told that first. */
function enterUploads(
  { guard }: Container,
  calls: readonly { path: string }[],
  headers: Headers,
): Promise<() => void> | undefined {
  if (!headers.has('cookie') || !calls.every(({ path }) => path === 'content.upload')) return;
  return guard.enter().catch((cause) => {
    throw new TRPCError({ code: answers.COPYRIGHT_BUSY.trpc, cause });
  });
}

const isJson = ({ headers }: Request) =>
  /^application\/json\s*(;|$)/i.test(headers.get('content-type') ?? '');

/** The longest of the waits that the refusals of one request ask for. */
function waitOf(causes: readonly unknown[]): Record<string, string> {
  const asked = causes.map((cause) => Number(problemOf(cause, '').details.retryAfter ?? 0));
  const most = Math.max(0, ...asked);
  return most > 0 ? { 'retry-after': String(most) } : {};
}
