import type { Account } from '@musicloud/domain/account/account';
import type { Accounts } from '@musicloud/domain/account/ports';
import { AccountId } from '@musicloud/domain/shared/ids';
import { and, eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { user } from './schema/index.ts';

/** The accounts of a database, as the domain's port. */
export function accountsOf({ db }: Pick<Database, 'db'>): Accounts {
  return {
    findConfirmed: async (email) => {
      // Addresses are kept in lower case.
      const confirmed = and(eq(user.email, email.toLowerCase()), user.emailVerified);
      const [row] = await db.select().from(user).where(confirmed);
      return row ? accountOf(row) : null;
    },
    find: async (id) => {
      const [row] = await db.select().from(user).where(eq(user.id, id));
      if (!row) return null;
      const { language, emailVerified } = row;
      return { ...accountOf(row), language, emailVerified };
    },
  };
}

/** An account as the domain knows it. */
export function accountOf(
  row: Pick<typeof user.$inferSelect, 'id' | 'role' | 'name' | 'email'>,
): Account {
  const { id, role, name, email } = row;
  return { id: AccountId.parse(id), role, name, email };
}
