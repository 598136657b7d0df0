import { DomainError } from '@musicloud/domain/shared/errors';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { log } from '../log.ts';
import { isRefusal, refusalOf } from '../refusals.ts';
import { traceOf } from '../session.ts';

/** Any failure as its answer: a sentence, a code, and the id to ask about. */
export function problemAnswer(context: Context, thrown: unknown): Response {
  const error = fromHttp(thrown);
  const { path } = context.req;
  const { correlationId } = context.get('trace') ?? traceOf(context.req.raw.headers);
  if (!isRefusal(error)) log.error({ correlationId, path, err: error }, 'failed');
  const language = context.req.header('accept-language');
  const { status, headers, body } = refusalOf(error, { path, language, correlationId });
  return new Response(body, { status, headers });
}

/** What Hono itself refuses: a body that is no JSON, for example. */
function fromHttp(thrown: unknown): unknown {
  if (isRefusal(thrown) || !(thrown instanceof HTTPException)) return thrown;
  if (thrown.status >= 500) return thrown;
  if (thrown.status === 415) return new DomainError('CONTENT_TYPE_REFUSED');
  return new DomainError('INVALID_INPUT', { reason: thrown.message });
}
