import { DomainError } from '@musicloud/domain/shared/errors';
import type { Context } from 'hono';
import type { Container } from './container.ts';

/**
 * The doors of the account service that are open: those our pages use. Whatever else the library has, or gets with
 * its next release (signing in by other services, keys without our names, its own pages), is not there.
 */
export const authDoors = [
  'POST /sign-up/email',
  'POST /sign-in/email',
  'POST /sign-out',
  'GET /get-session',
  'GET /list-sessions',
  'POST /revoke-session',
  'POST /revoke-other-sessions',
  'POST /request-password-reset',
  'GET /reset-password/:token',
  'POST /reset-password',
  'POST /send-verification-email',
  'GET /verify-email',
  'POST /change-password',
  'POST /update-user',
  'POST /delete-user',
] as const;
export type AuthDoor = (typeof authDoors)[number];

/** Answers a call of the account service; its own way of saying “later” and its faults are told as ours. */
export async function answerAuth({ auth }: Container, context: Context): Promise<Response> {
  const answer = await auth.handler(await legible(context.req.raw));
  if (answer.status === 429) {
    const retryAfter = Math.max(1, Number(answer.headers.get('x-retry-after')) || 1);
    throw new DomainError('RATE_LIMITED', { retryAfter });
  }
  if (answer.status >= 500) throw new Error(`the account service answered ${answer.status}`);
  return answer;
}

/**
 * The library hands texts to the database as they came, which keeps neither NUL nor half a character.
 * Errors: INVALID_INPUT.
 */
async function legible(request: Request): Promise<Request> {
  const { pathname, searchParams } = new URL(request.url);
  for (const said of [pathname, ...searchParams.values()]) {
    if (/\0|%00/.test(said)) throw new DomainError('INVALID_INPUT');
  }
  if (request.method !== 'POST') return request;
  const body = await request.text();
  try {
    JSON.parse(body, (_name, value) => {
      if (typeof value === 'string' && !isKeepable(value)) throw new DomainError('INVALID_INPUT');
      return value;
    });
  } catch {
    // Also what is no JSON, or nested deeper than can be looked at.
    throw new DomainError('INVALID_INPUT');
  }
  return new Request(request.url, { method: 'POST', headers: request.headers, body });
}

const isKeepable = (text: string) => text.isWellFormed() && !text.includes('\0');
