import type { DraftForm, Ends, Submission } from '@musicloud/domain/content/content';
import type { Evidence } from '@musicloud/domain/copyright/decision';
import type { Cause, Reply } from '@musicloud/domain/permission/permission';
import type { StandingTerms, Terms } from '@musicloud/domain/permission/terms';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Numbers registrations; drawn under one lock, so that number order is commit order. */
export const registrationNumbers = pgSequence('registration_numbers');

/**
 * Contents, drafts too. `version` is the one lock of a content with its copyright, source and status:
 * every commit moves it. The columns beside `submission` repeat what is searched and joined by.
 */
export const contents = pgTable(
  'contents',
  {
    id: uuid('id').primaryKey(),
    creatorId: text('creator_id').notNull(),
    state: text('state', { enum: ['draft', 'submitted', 'deleting', 'deleted'] }).notNull(),
    version: integer('version').notNull(),
    form: jsonb('form').$type<DraftForm>(),
    submission: jsonb('submission').$type<Submission>(),
    fingerprint: text('fingerprint'),
    /** Match key of title and artist, letter by letter (NFD), for the near-equal rule. */
    nameKey: text('name_key'),
    originalIds: uuid('original_ids').array().notNull(),
    assetId: uuid('asset_id'),
    registrationNumber: bigint('registration_number', { mode: 'number' }),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    submittedAt: moment('submitted_at'),
    deletedAt: moment('deleted_at'),
    /** What its creator chose for the permissions that hang on it; null once each of them was told. */
    ends: jsonb('ends').$type<Ends>(),
  },
  (table) => [
    index('contents_creator').on(table.creatorId),
    index('contents_asset').on(table.assetId),
    index('contents_originals').using('gin', table.originalIds),
    // Whoever uploads many of one name is looked past, not through.
    index('contents_name').on(table.nameKey, table.creatorId),
    uniqueIndex('contents_number').on(table.registrationNumber),
    index('contents_ends').on(table.id).where(sql`${table.ends} is not null`),
  ],
);

/**
 * Every name any content had, once: near names are searched here, however many contents share one. What is called so
 * now is told by `contents`; a name no content has any more finds nothing.
 */
export const names = pgTable(
  'names',
  {
    /** As `contents.name_key`. */
    key: text('key').primaryKey(),
    title: text('title').notNull(),
    artist: text('artist').notNull(),
  },
  (table) => [
    // Of the title alone: all that one artist made is near by the artist's name. And without the list of pending
    // entries: every upload searches here, and would read that list whole, or be planned to compare all names instead.
    index('names_near').using('gin', sql`${table.title} gin_trgm_ops`).with({ fastupdate: false }),
  ],
);

export const copyrights = pgTable(
  'copyrights',
  {
    contentId: uuid('content_id').primaryKey(),
    id: uuid('id').notNull(),
    state: text('state').notNull(),
    version: integer('version').notNull(),
    since: moment('since').notNull(),
    decisionId: uuid('decision_id'),
    restoreTo: text('restore_to'),
    reason: text('reason'),
    /** How often a release asked the registry in vain. */
    attempts: integer('attempts').notNull().default(0),
    /** Why the last release had to be undone, until its creator answers. */
    releaseFailure: text('release_failure'),
    /** When what it waits for is due: the sweeps read it. */
    dueAt: moment('due_at'),
  },
  (table) => [
    uniqueIndex('copyrights_id').on(table.id),
    index('copyrights_state').on(table.state, table.since),
    index('copyrights_due').on(table.dueAt),
  ],
);

export const decisions = pgTable(
  'decisions',
  {
    id: uuid('id').primaryKey(),
    contentId: uuid('content_id').notNull(),
    outcome: text('outcome').notNull(),
    rule: text('rule').notNull(),
    ruleVersion: integer('rule_version').notNull(),
    evidence: jsonb('evidence').$type<Evidence>().notNull(),
    /** The admin who decided; null when the rules did. */
    adminId: text('admin_id'),
    note: text('note').notNull(),
    decidedAt: moment('decided_at').notNull(),
  },
  (table) => [index('decisions_content').on(table.contentId, table.decidedAt)],
);

/** What PostgreSQL knows of the entries in the source registry; the registry itself is its own database. */
export const sources = pgTable(
  'sources',
  {
    contentId: uuid('content_id').primaryKey(),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    state: text('state', { enum: ['registered', 'unregistered'] }).notNull(),
    registeredAt: moment('registered_at').notNull(),
    unregisteredAt: moment('unregistered_at'),
    suspendedAt: moment('suspended_at'),
    suspensionCause: text('suspension_cause'),
    /** The objection that stopped it; null for an admin's own hold. */
    suspensionObjectionId: uuid('suspension_objection_id'),
  },
  (table) => [
    uniqueIndex('sources_id').on(table.id),
    uniqueIndex('sources_code').on(table.code),
    index('sources_listed').on(table.registeredAt, table.contentId),
  ],
);

/** What the author of an original answered to a cover or derivative; written with the content it is for. */
export const permissions = pgTable(
  'permissions',
  {
    id: uuid('id').primaryKey(),
    contentId: uuid('content_id').notNull(),
    requesterId: text('requester_id').notNull(),
    originalId: uuid('original_id').notNull(),
    authorId: text('author_id').notNull(),
    part: text('part').notNull(),
    rights: text('rights').array().notNull(),
    use: text('use').notNull(),
    terms: jsonb('terms').$type<Terms>().notNull(),
    state: text('state').notNull(),
    /** How it was granted. */
    grantedBy: text('granted_by'),
    /** Why it is ended before its time, or why nobody is left to answer. */
    cause: text('cause').$type<Cause>(),
    /** A reason, or what is said of a cause, in the author's words. */
    note: text('note').notNull(),
    /** The requester's words: to a notice, or asking for a later end. */
    reply: jsonb('reply').$type<Reply>(),
    since: moment('since').notNull(),
    /** When it runs out by itself: the sweep reads it. */
    dueAt: moment('due_at'),
    /** When somebody was reminded of it, as it stands now. */
    remindedAt: moment('reminded_at'),
  },
  (table) => [
    uniqueIndex('permissions_once').on(
      table.contentId,
      table.originalId,
      table.authorId,
      table.part,
    ),
    index('permissions_author').on(table.authorId, table.since, table.id),
    index('permissions_requester').on(table.requesterId, table.since, table.id),
    index('permissions_original').on(table.originalId),
    index('permissions_due').on(table.dueAt),
    index('permissions_silent')
      .on(table.since)
      .where(sql`${table.state} = 'requested' and ${table.remindedAt} is null`),
  ],
);

/** What an author says in advance, by kind of use: of one original, or (without one) of all. */
export const standingTerms = pgTable(
  'standing_terms',
  {
    accountId: text('account_id').notNull(),
    contentId: uuid('content_id'),
    terms: jsonb('terms').$type<StandingTerms>().notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    unique('standing_terms_once').on(table.accountId, table.contentId).nullsNotDistinct(),
    index('standing_terms_content').on(table.contentId),
  ],
);

/** One row a content: all that My Page lists, filters and counts. Made by the domain's `statusOf`, nowhere else. */
export const status = pgTable(
  'status',
  {
    contentId: uuid('content_id').primaryKey(),
    creatorId: text('creator_id').notNull(),
    copyrightId: uuid('copyright_id'),
    status: text('status').notNull(),
    nextActor: text('next_actor').notNull(),
    since: moment('since').notNull(),
    title: text('title').notNull(),
    artistName: text('artist_name').notNull(),
    type: text('type').notNull(),
    visibility: text('visibility').notNull(),
    rule: text('rule'),
    note: text('note').notNull(),
    assetId: uuid('asset_id'),
    durationMs: integer('duration_ms'),
    mark: smallint('mark').array(),
    sourceId: uuid('source_id'),
    registrationCode: text('registration_code'),
    suspended: boolean('suspended').notNull(),
    /** Words of title and artist as they are searched, while it is registered and not on hold. */
    searchKey: text('search_key'),
    version: integer('version').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    /** When the row was written, by the database's clock: live updates read what is newer than they know. */
    changedAt: moment('changed_at').notNull(),
  },
  (table) => [
    // My Page reads these in order, and what its filters refuse is passed over inside the index; counts are
    // read off the first alone.
    index('status_newest').on(
      table.creatorId,
      table.createdAt,
      table.contentId,
      table.status,
      table.type,
    ),
    // By the part of a title that is sorted by: a whole one of a draft can be too long for an index.
    index('status_titles').on(
      table.creatorId,
      sql`left(${table.title}, 50)`,
      table.contentId,
      table.status,
      table.type,
    ),
    index('status_changed').on(table.creatorId, table.changedAt),
    index('status_waiting').on(table.status, table.since, table.contentId),
    index('status_created').on(table.createdAt, table.contentId),
    // Of registered music alone: uploads pay nothing for them. Without the list of pending entries, which every search
    // would read whole.
    index('status_search')
      .using('gin', sql`${table.searchKey} gin_trgm_ops`)
      .where(sql`${table.searchKey} is not null`)
      .with({ fastupdate: false }),
    index('status_search_begins')
      .using('btree', sql`${table.searchKey} text_pattern_ops`)
      .where(sql`${table.searchKey} is not null`),
  ],
);
