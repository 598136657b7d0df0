import type { Objection, ObjectionAnswer } from '@musicloud/domain/objection/objection';
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Reports of public tracks, by anyone; steps after the first are written with the content. */
export const objections = pgTable(
  'objections',
  {
    id: uuid('id').primaryKey(),
    contentId: uuid('content_id').notNull(),
    receipt: text('receipt').notNull(),
    version: integer('version').notNull(),
    state: text('state').notNull(),
    claim: text('claim').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    explanation: text('explanation').notNull(),
    links: text('links').array().notNull(),
    language: text('language', { enum: ['ko', 'en'] }).notNull(),
    filedAt: moment('filed_at').notNull(),
    since: moment('since').notNull(),
    /** Why an admin upheld or dismissed it; empty while open. */
    reason: text('reason').notNull(),
    /** An admin's words with the last ruling after that. */
    note: text('note').notNull(),
    additions: jsonb('additions').$type<Objection['additions']>().notNull(),
    answer: jsonb('answer').$type<ObjectionAnswer>(),
    /** When its track comes back by itself: the sweep reads it. */
    dueAt: moment('due_at'),
    /** Events whose mail to whoever filed it is sent. */
    mailed: uuid('mailed').array(),
  },
  (table) => [
    uniqueIndex('objections_receipt').on(table.receipt),
    index('objections_content').on(table.contentId, table.since),
    index('objections_state').on(table.state, table.since, table.id),
    index('objections_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
  ],
);
