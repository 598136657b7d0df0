import { defaultKeyHasher } from '@better-auth/api-key';
import { accountOf, accountsOf } from '@musicloud/db/accounts';
import { preparedFor } from '@musicloud/db/database';
import { uuidv7 } from '@musicloud/db/ids';
import { currentScope } from '@musicloud/db/observe/scope';
import { apikey, user } from '@musicloud/db/schema/index';
import type { Account } from '@musicloud/domain/account/account';
import { DomainError } from '@musicloud/domain/shared/errors';
import type { Trace } from '@musicloud/domain/shared/events';
import { AccountId } from '@musicloud/domain/shared/ids';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Container } from './container.ts';

/** The signed-in account of a browser's request, or null. */
export async function accountFromCookies(
  { auth }: Container,
  headers: Headers,
): Promise<Account | null> {
  if (!headers.has('cookie')) return null;
  const session = await auth.api.getSession({ headers });
  if (!session) return null;
  const { id, name, email, role } = session.user;
  return accountOf({ id, name, email, role: role === 'admin' ? 'admin' : 'creator' });
}

/** Who calls with an API key. */
export type KeyHolder = { readonly account: Account; readonly unlimited: boolean };

/** Who an API key stands for. Errors: KEY_REFUSED, RATE_LIMITED with the seconds to wait. */
export async function keyHolder(container: Container, headers: Headers): Promise<KeyHolder> {
  const [, key] = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  if (!key) throw new DomainError('KEY_REFUSED');
  const holder = await unlimitedHolder(container, key);
  if (holder) return holder;
  const answer = await container.auth.api.verifyApiKey({ body: { key } });
  if (answer.error?.code === 'RATE_LIMITED') {
    throw new DomainError('RATE_LIMITED', { retryAfter: secondsToWait(answer.error) });
  }
  if (!answer.valid || !answer.key) {
    if (answer.error?.code === 'INVALID_API_KEY') await failIfKnown(container, key);
    throw new DomainError('KEY_REFUSED');
  }
  const account = await accountsOf(container.database).find(
    AccountId.parse(answer.key.referenceId),
  );
  if (!account) throw new DomainError('KEY_REFUSED');
  return { account, unlimited: !answer.key.rateLimitEnabled };
}

/** How often the last use of a key without limits is noted. */
const NOTE_MS = 60_000;

/**
 * Who a key without limits stands for; null for any other key. It has nothing to be counted, so it is read and not
 * written: to the library each use is two updates of the one row, for which all calls with that key would queue.
 */
async function unlimitedHolder({ database: { db } }: Container, key: string) {
  const [row] = await unlimitedQuery(db).execute({ key: await defaultKeyHasher(key) });
  if (!row) return null;
  const noted = new Date(Date.now() - NOTE_MS);
  if (row.lastRequest === null || row.lastRequest < noted) {
    const unnoted = or(isNull(apikey.lastRequest), lt(apikey.lastRequest, noted));
    const used = db.update(apikey).set({ lastRequest: new Date() });
    await used.where(and(eq(apikey.id, row.id), unnoted));
  }
  return { account: accountOf(row.user), unlimited: true };
}

const unlimitedQuery = preparedFor((db) =>
  db
    .select({ id: apikey.id, lastRequest: apikey.lastRequest, user })
    .from(apikey)
    .innerJoin(user, eq(user.id, apikey.referenceId))
    .where(
      and(
        eq(apikey.key, sql.placeholder('key')),
        eq(apikey.enabled, true),
        eq(apikey.rateLimitEnabled, false),
        isNull(apikey.remaining),
        isNull(apikey.expiresAt),
      ),
    )
    .prepare('unlimited'),
);

/**
 * To the library a database that is away, or was until just now, is an unknown key. A program told so would give
 * up: look for ourselves, and fail as what it is.
 */
async function failIfKnown({ database }: Container, key: string): Promise<void> {
  const hash = await defaultKeyHasher(key);
  const known = await database.db
    .select({ id: apikey.id })
    .from(apikey)
    .where(eq(apikey.key, hash));
  if (known.length > 0) throw new Error('A key that is there could not be checked.');
}

function secondsToWait(error: object): number {
  const { details } = error as { details?: { tryAgainIn?: number } };
  return Math.max(1, Math.ceil((details?.tryAgainIn ?? 60_000) / 1000));
}

/** The trace a request starts; a caller's own id goes on when it is a plain one, else the one the front gave it. */
export function traceOf(headers: Headers): Trace {
  const given = headers.get('x-correlation-id') ?? '';
  return {
    correlationId: /^[\w-]{8,64}$/.test(given)
      ? given
      : (currentScope()?.correlationId ?? uuidv7()),
    causeId: null,
  };
}
