import { takeTurn } from '@musicloud/db/rate-limits';
import { DomainError } from '@musicloud/domain/shared/errors';
import type { AccountId } from '@musicloud/domain/shared/ids';
import type { Container } from './container.ts';
import type { Env } from './env.ts';

/** What one account may do so often a minute, in all processes together. */
const limits = {
  upload: 'UPLOAD_LIMIT',
  submission: 'UPLOAD_LIMIT',
  key: 'KEY_CREATION_LIMIT',
} as const satisfies Record<string, keyof Env>;
export type Limited = keyof typeof limits;

/** Lets an account do it once more. Errors: RATE_LIMITED with the seconds to wait. */
export async function limit(
  { env, database }: Pick<Container, 'env' | 'database'>,
  what: Limited,
  accountId: AccountId,
): Promise<void> {
  const most = env[limits[what]];
  if (most === 0) return;
  const retryAfter = await takeTurn(database.db, `${what}:${accountId}`, most);
  if (retryAfter > 0) throw new DomainError('RATE_LIMITED', { retryAfter });
}
