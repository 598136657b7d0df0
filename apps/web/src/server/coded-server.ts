import { DomainError, type ErrorCode, type ErrorDetails } from '@musicloud/domain/shared/errors';
import { Server } from '@tus/server';
import { refusalOf } from './refusals.ts';
import { traceOf } from './session.ts';

/** The library's own refusals by their status; what it says in words is for people who write clients. */
const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'INVALID_INPUT',
  403: 'CONFLICT',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  410: 'NOT_FOUND',
  412: 'INVALID_INPUT',
  413: 'FILE_TOO_LARGE',
  415: 'CONTENT_TYPE_REFUSED',
  423: 'CONFLICT',
};

/** A tus server whose refusals are problems with a code and a sentence, like those of every other door. */
export class CodedServer extends Server {
  override write(...[context, headers, status, body]: Parameters<Server['write']>) {
    if (status < 400) return super.write(context, headers, status, body);
    const { correlationId } = traceOf(new Headers());
    const refusal = refusalOf(refusedWith(status, body), {
      path: '/uploads',
      language: null,
      correlationId,
    });
    for (const [name, value] of Object.entries(refusal.headers)) headers.set(name, value);
    return super.write(context, headers, status, refusal.body);
  }
}

function refusedWith(status: number, body = ''): DomainError {
  if (body.startsWith('{')) {
    const { code, details } = JSON.parse(body) as { code: ErrorCode; details: ErrorDetails };
    return new DomainError(code, details);
  }
  return new DomainError(codes[status] ?? 'INTERNAL');
}
