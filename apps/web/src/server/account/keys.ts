import { apikey } from '@musicloud/db/schema/index';
import { DomainError } from '@musicloud/domain/shared/errors';
import type { AccountId } from '@musicloud/domain/shared/ids';
import { and, desc, eq } from 'drizzle-orm';
import type { Container } from '../container.ts';

type Parts = Pick<Container, 'auth' | 'database'>;

/** A key as its owner sees it; the key itself is shown once, when it is made. */
export type KeyView = {
  readonly id: string;
  readonly name: string;
  readonly start: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
};

/** Makes a key for programs. Without `unlimited` it has the installation's limit a minute. */
export async function createKey(
  { auth }: Parts,
  accountId: AccountId,
  name: string,
  { unlimited = false } = {},
): Promise<{ id: string; key: string }> {
  const { id, key } = await auth.api.createApiKey({
    body: { name, userId: accountId, ...(unlimited && { rateLimitEnabled: false }) },
  });
  return { id, key };
}

export async function listKeys({ database }: Parts, accountId: AccountId): Promise<KeyView[]> {
  const rows = await database.db
    .select()
    .from(apikey)
    .where(eq(apikey.referenceId, accountId))
    .orderBy(desc(apikey.createdAt));
  return rows.map(({ id, name, start, createdAt, lastRequest }) => ({
    id,
    name: name ?? '',
    start: start ?? '',
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastRequest?.toISOString() ?? null,
  }));
}

/** Ends a key at once. Errors: NOT_FOUND, also for someone else's. */
export async function revokeKey({ database }: Parts, accountId: AccountId, id: string) {
  const gone = await database.db
    .delete(apikey)
    .where(and(eq(apikey.id, id), eq(apikey.referenceId, accountId)))
    .returning({ id: apikey.id });
  if (gone.length === 0) throw new DomainError('NOT_FOUND');
}
