import { z } from 'zod';

/**
 * Branded ids: a content's id is not an asset's id, and the compiler knows.
 * All are UUIDs; the ones the service makes are UUIDv7 (sorted by time). In lower case, as PostgreSQL gives
 * them back: two spellings of one id are one id.
 */
const id = <Brand extends string>(_brand: Brand) => z.uuid().toLowerCase().brand<Brand>();

export const ContentId = id('ContentId');
export type ContentId = z.infer<typeof ContentId>;

export const CopyrightId = id('CopyrightId');
export type CopyrightId = z.infer<typeof CopyrightId>;

export const DecisionId = id('DecisionId');
export type DecisionId = z.infer<typeof DecisionId>;

export const SourceId = id('SourceId');
export type SourceId = z.infer<typeof SourceId>;

export const AssetId = id('AssetId');
export type AssetId = z.infer<typeof AssetId>;

export const PermissionId = id('PermissionId');
export type PermissionId = z.infer<typeof PermissionId>;

export const ObjectionId = id('ObjectionId');
export type ObjectionId = z.infer<typeof ObjectionId>;

export const CollaboratorId = id('CollaboratorId');
export type CollaboratorId = z.infer<typeof CollaboratorId>;

export const EventId = id('EventId');
export type EventId = z.infer<typeof EventId>;

/** Account ids come from the account store and are opaque strings. */
export const AccountId = z.string().min(1).max(64).brand<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;
