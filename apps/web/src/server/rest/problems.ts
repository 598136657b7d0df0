import { DomainError, domainCodeOf, type ErrorDetails } from '@musicloud/domain/shared/errors';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { answers, problemOf } from '../errors.ts';
import { log } from '../log.ts';
import { sentenceOf } from '../sentences.ts';
import { traceOf } from '../session.ts';

/** Any failure as `application/problem+json` (RFC 9457): a sentence, a code, and the id to ask about. */
export function problemAnswer(context: Context, thrown: unknown): Response {
  const error = fromHttp(thrown);
  const { correlationId } = context.get('trace') ?? traceOf(context.req.raw.headers);
  const { code, details } = problemOf(error, correlationId);
  if (code === 'INTERNAL')
    log.error({ correlationId, path: context.req.path, err: error }, 'failed');
  const { status } = answers[code];
  const body = {
    type: `/docs#${code}`,
    title: sentenceOf(code, context.req.header('accept-language')),
    status,
    code,
    ...(Object.keys(details).length > 0 && { detail: detailOf(details), details }),
    correlationId,
  };
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  if (status === 401) headers.set('www-authenticate', 'Bearer');
  if ('retryAfter' in details) headers.set('retry-after', String(details.retryAfter));
  return new Response(JSON.stringify(body), { status, headers });
}

const detailOf = (details: ErrorDetails) =>
  Object.entries(details)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');

/** What Hono itself refuses: a body that is no JSON, for example. */
function fromHttp(thrown: unknown): unknown {
  if (domainCodeOf(thrown) || !(thrown instanceof HTTPException)) return thrown;
  if (thrown.status >= 500) return thrown;
  if (thrown.status === 415) return new DomainError('CONTENT_TYPE_REFUSED');
  return new DomainError('INVALID_INPUT', { reason: thrown.message });
}
