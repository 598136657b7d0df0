import { takeTurn } from '@musicloud/db/rate-limits';
import { DomainError } from '@musicloud/domain/shared/errors';
import type { Container } from './container.ts';
import type { Env } from './env.ts';

/** What one account (for reports: one address) may do so often a minute, in all processes together. */
const limits = {
  upload: 'UPLOAD_LIMIT',
  submission: 'UPLOAD_LIMIT',
  key: 'KEY_CREATION_LIMIT',
  report: 'REPORT_LIMIT',
  invitation: 'INVITATION_LIMIT',
} as const satisfies Record<string, keyof Env>;
export type Limited = keyof typeof limits;

/** Lets somebody do it once more. Errors: RATE_LIMITED with the seconds to wait. */
export async function limit(
  { env, database }: Pick<Container, 'env' | 'database'>,
  what: Limited,
  who: string,
): Promise<void> {
  const most = env[limits[what]];
  if (most === 0) return;
  const retryAfter = await takeTurn(database.db, `${what}:${who}`, most);
  if (retryAfter > 0) throw new DomainError('RATE_LIMITED', { retryAfter });
}
