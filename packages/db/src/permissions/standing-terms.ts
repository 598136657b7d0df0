import type { StandingTermsStore } from '@musicloud/domain/permission/ports';
import { StandingTerms } from '@musicloud/domain/permission/terms';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { standingTerms } from '../schema/index.ts';

/** What authors say in advance, as the domain's port. */
export function standingTermsOf({ db }: Pick<Database, 'db'>): StandingTermsStore {
  return {
    read: async (accountId, contentId) => {
      const whose = eq(standingTerms.accountId, accountId);
      const which = contentId
        ? eq(standingTerms.contentId, contentId)
        : isNull(standingTerms.contentId);
      const [row] = await db.select().from(standingTerms).where(and(whose, which));
      return StandingTerms.parse(row?.terms ?? {});
    },
    write: async (accountId, contentId, terms) => {
      const updatedAt = sql`clock_timestamp()`;
      await db
        .insert(standingTerms)
        .values({ accountId, contentId, terms, updatedAt })
        .onConflictDoUpdate({
          target: [standingTerms.accountId, standingTerms.contentId],
          set: { terms, updatedAt },
        });
    },
  };
}
