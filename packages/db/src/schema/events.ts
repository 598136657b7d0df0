import type { Actor } from '@musicloud/domain/shared/events';
import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Append-only: the same row is the timeline, the audit trail and the outbox. */
export const events = pgTable(
  'events',
  {
    id: uuid('id').primaryKey(),
    type: text('type').notNull(),
    /** The content or asset it is about. */
    subjectId: uuid('subject_id').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    actor: jsonb('actor').$type<Actor>().notNull(),
    correlationId: text('correlation_id').notNull(),
    causeId: uuid('cause_id'),
    /** The span it was written in (W3C `traceparent`), which its jobs continue; null in rows of older builds and of tools. */
    traceparent: text('traceparent'),
    at: moment('at').notNull(),
    /** When the relay handed its jobs to the queues. */
    publishedAt: moment('published_at'),
  },
  (table) => [
    index('events_subject').on(table.subjectId, table.id),
    index('events_outbox').on(table.id).where(sql`${table.publishedAt} is null`),
    index('events_discarded')
      .on(sql`(${table.actor} ->> 'id')`, table.at)
      .where(sql`${table.type} = 'content.draft_discarded'`),
  ],
);

/** Jobs that failed for good: kept for an admin to read, send again or drop. One open line a job and payload. */
export const deadLetters = pgTable(
  'dead_letters',
  {
    id: uuid('id').primaryKey(),
    /** The job's name and a digest of its payload: what fails again and again stays one line. */
    key: text('key').notNull(),
    name: text('name').notNull(),
    payload: jsonb('payload').notNull(),
    correlationId: text('correlation_id').notNull(),
    causeId: uuid('cause_id'),
    error: text('error').notNull(),
    attempts: integer('attempts').notNull(),
    failedAt: moment('failed_at').notNull(),
    /** How it ended, and by whom; null while it lies open. `recovered`: a later job did it. */
    settled: text('settled', { enum: ['retried', 'dropped', 'recovered'] }),
    settledBy: text('settled_by'),
    settledAt: moment('settled_at'),
    /** When the relay sent a retried one again. */
    resentAt: moment('resent_at'),
  },
  (table) => [
    uniqueIndex('dead_letters_open_key').on(table.key).where(sql`${table.settled} is null`),
    index('dead_letters_open').on(table.failedAt, table.id).where(sql`${table.settled} is null`),
  ],
);

/** News for one account; the id is the event's, so that telling twice tells once. An event can concern two. */
export const notifications = pgTable(
  'notifications',
  {
    id: uuid('id').notNull(),
    accountId: text('account_id').notNull(),
    type: text('type').notNull(),
    contentId: uuid('content_id').notNull(),
    title: text('title').notNull(),
    outcome: text('outcome'),
    note: text('note').notNull(),
    at: moment('at').notNull(),
    readAt: moment('read_at'),
    mailedAt: moment('mailed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.accountId] }),
    index('notifications_newest').on(table.accountId, table.at, table.id),
    index('notifications_unread').on(table.accountId).where(sql`${table.readAt} is null`),
  ],
);
