import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { DomainError, type ErrorCode } from '@musicloud/domain/shared/errors';
import { refusalOf } from './refusals.ts';
import { type Look, securityHeaders } from './security-headers.ts';
import { traceOf } from './session.ts';

const codeOfParser: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'HEAD_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'TOO_SLOW',
};

/** What is no HTTP never becomes a request; it is answered on the bare line, with the same headers and care. */
export function answerUnreadable(server: Server, look: Look): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable || error.code === 'ECONNRESET') return socket.destroy();
    socket.end(bareRefusal(codeOfParser[error.code ?? ''] ?? 'INVALID_INPUT', look));
    return undefined;
  });
}

/** A refusal as it goes over a line on which there is no response to write to. */
export function bareRefusal(code: ErrorCode, look: Look): string {
  const { correlationId } = traceOf(new Headers());
  const asked = { path: '', language: null, correlationId };
  const { status, headers, body } = refusalOf(new DomainError(code), asked);
  const lines = Object.entries({
    ...securityHeaders(look),
    ...headers,
    'cache-control': 'no-store',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`;
}
