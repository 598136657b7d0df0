import type { CreditRole } from '@musicloud/domain/content/credits';
import { boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** With whom a content was made; written with it. */
export const collaborators = pgTable(
  'collaborators',
  {
    id: uuid('id').primaryKey(),
    contentId: uuid('content_id').notNull(),
    accountId: text('account_id').notNull(),
    /** Their artist name when they were invited. */
    name: text('name').notNull(),
    roles: text('roles').array().$type<CreditRole[]>().notNull(),
    shareBps: integer('share_bps').notNull(),
    state: text('state').notNull(),
    /** Whether the uploader answers requests for permission for them. */
    represented: boolean('represented').notNull(),
    since: moment('since').notNull(),
  },
  (table) => [
    uniqueIndex('collaborators_once').on(table.contentId, table.accountId),
    index('collaborators_account').on(table.accountId, table.since, table.id),
  ],
);
