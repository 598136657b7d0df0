import type { IncomingMessage, ServerResponse } from 'node:http';
import { inScope, parseTraceparent, type Scope } from '@musicloud/db/observe/scope';
import { beginSpan } from '@musicloud/db/observe/spans';
import { log } from './log.ts';
import { requestSeconds } from './metrics.ts';
import { putHeader } from './put-header.ts';
import { traceOf } from './session.ts';

const CORRELATION = 'x-correlation-id';
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Asked every few seconds by machines, or by every page: told at `debug` only. */
const quiet = /^(healthz|metrics|static)$/;

/**
 * Answers a request in a scope of its own: every line, event and job of it carries the same ids. When the answer is
 * over its one access line is written: doors by the names the code gives them, never an address that holds an id.
 */
export function observed<Result>(
  request: IncomingMessage,
  response: ServerResponse,
  { name: door, route: known }: { readonly name: string; readonly route?: string },
  work: () => Result,
): Result {
  const scope = scopeOf(request);
  const method = methods.has(request.method ?? '') ? (request.method ?? '') : '_OTHER';
  const span = beginSpan(
    method,
    { kind: 'server', attributes: { 'http.request.method': method } },
    parseTraceparent(request.headers.traceparent),
  );
  const here: Scope = { ...scope, ...span.place };
  const began = performance.now();
  response.once('close', () => {
    const ms = performance.now() - began;
    const status = response.statusCode;
    const aborted = !response.writableFinished;
    requestSeconds.observe({ door, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
    const names = [...here.doors];
    const route = known ?? names.find((name) => name.startsWith('/')) ?? door;
    span.end({
      name: `${method} ${route}`,
      attributes: { 'http.route': route, 'http.response.status_code': status },
      failed: status >= 500 ? String(status) : undefined,
    });
    inScope(here, () =>
      log[quiet.test(door) ? 'debug' : 'info'](
        {
          door,
          route,
          procedures: names.filter((name) => !name.startsWith('/')),
          method,
          status,
          ms: Math.round(ms),
          ...(aborted && { aborted }),
        },
        'answered',
      ),
    );
  });
  return inScope(here, work);
}

/** The request's id, the caller's own where it is a plain one: put where all behind read it. */
function scopeOf(request: IncomingMessage): Pick<Scope, 'correlationId' | 'doors'> {
  const given = new Headers({ [CORRELATION]: plain(request.headers[CORRELATION]) });
  const { correlationId } = traceOf(given);
  putHeader(request, CORRELATION, correlationId);
  return { correlationId, doors: new Set() };
}

/** Whoever sends what no header may hold is given an id. */
const plain = (given: string | string[] | undefined) =>
  [given].flat()[0]?.replaceAll(/[^\w-]/g, '?') ?? '';
