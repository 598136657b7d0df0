import { DomainError } from '@musicloud/domain/shared/errors';
import type { Context } from 'hono';
import type { Container } from './container.ts';
import { log } from './log.ts';
import { problemAnswer } from './rest/problems.ts';

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
  const answer = await auth.handler(context.req.raw);
  if (answer.status === 429) {
    const retryAfter = Math.max(1, Number(answer.headers.get('x-retry-after')) || 1);
    return problemAnswer(context, new DomainError('RATE_LIMITED', { retryAfter }));
  }
  if (answer.status < 500) return answer;
  log.error({ path: context.req.path, status: answer.status }, 'account service failed');
  return problemAnswer(context, new DomainError('INTERNAL'));
}
