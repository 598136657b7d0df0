import { currentScope, inScope, newPlace } from '@musicloud/db/observe/scope';
import { inSpan } from '@musicloud/db/observe/spans';
import { domainCodeOf } from '@musicloud/domain/shared/errors';
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { procedureSeconds, recent, routeSeconds } from './metrics.ts';

type Called = {
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly cause?: unknown };
};

/** Calls a procedure in a span, notes it for the access line, and measures it. */
export async function observedCall<Result extends Called>(
  path: string,
  correlationId: string,
  next: () => Promise<Result>,
): Promise<Result> {
  const began = performance.now();
  const call = () => {
    currentScope()?.doors.add(path);
    return inSpan(path, { attributes: { 'rpc.system.name': 'trpc', 'rpc.method': path } }, next);
  };
  // A caller inside the process may come without a request.
  const result = currentScope()
    ? await call()
    : await inScope({ ...newPlace(), correlationId, doors: new Set() }, call);
  const ms = performance.now() - began;
  const outcome = outcomeOf(result);
  procedureSeconds.observe({ procedure: path, outcome }, ms / 1000);
  recent.record(path, ms, outcome === 'failed');
  return result;
}

/** `refused` is an answer of the domain, or to what was no call at all; `failed` is trouble of ours. */
function outcomeOf({ ok, error }: Called): 'done' | 'refused' | 'failed' {
  if (ok) return 'done';
  const isTrouble = error?.code === 'INTERNAL_SERVER_ERROR' && !domainCodeOf(error.cause);
  return isTrouble ? 'failed' : 'refused';
}

/** Notes which route answered, by its pattern, and measures it. */
export const observedRoute: MiddlewareHandler = async (context, next) => {
  const began = performance.now();
  await next();
  const route = matchedRoutes(context).at(-1)?.path ?? '/*';
  currentScope()?.doors.add(route);
  const status = `${Math.floor(context.res.status / 100)}xx`;
  routeSeconds.observe(
    { method: context.req.method, route, status },
    (performance.now() - began) / 1000,
  );
};
