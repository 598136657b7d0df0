import type { Analysis } from '@musicloud/domain/asset/asset';
import { bigint, boolean, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Stored files: sound and documents. */
export const assets = pgTable(
  'assets',
  {
    id: uuid('id').primaryKey(),
    creatorId: text('creator_id').notNull(),
    kind: text('kind', { enum: ['audio', 'document'] }).notNull(),
    state: text('state', { enum: ['uploading', 'refused', 'stored'] }).notNull(),
    fileName: text('file_name').notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    mediaType: text('media_type'),
    sha256: text('sha256'),
    refusal: text('refusal'),
    /** The one content that uses it. */
    contentId: uuid('content_id'),
    analysis: jsonb('analysis').$type<Analysis>(),
    /** True once listening ended, also when the decoder could not read it. */
    analysed: boolean('analysed').notNull().default(false),
    createdAt: moment('created_at').notNull(),
    storedAt: moment('stored_at'),
  },
  (table) => [index('assets_sha256').on(table.sha256), index('assets_content').on(table.contentId)],
);

/** Who is writing to an upload right now: a lease, so that several processes share the lock and a dead one frees it. */
export const uploadLocks = pgTable('upload_locks', {
  uploadId: text('upload_id').primaryKey(),
  holder: uuid('holder').notNull(),
  expiresAt: moment('expires_at').notNull(),
  /** Someone else wants to go on with this upload: the holder lets go. */
  wanted: boolean('wanted').notNull().default(false),
});
