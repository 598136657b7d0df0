import type { ContentType } from '../content/content.ts';
import type { AccountId, ContentId, SourceId } from '../shared/ids.ts';

/** One row of the source registry, as it answers. */
export type RegisteredSource = {
  readonly id: SourceId;
  readonly contentId: ContentId;
  readonly creatorId: AccountId;
  readonly code: string;
  readonly title: string;
  readonly artistName: string;
  readonly type: ContentType;
  readonly state: 'registered' | 'unregistered';
  readonly version: number;
  readonly registeredAt: Date;
  readonly unregisteredAt: Date | null;
};

export type RegisterCommand = Omit<RegisteredSource, 'state' | 'unregisteredAt'>;
export type UnregisterCommand = {
  readonly contentId: ContentId;
  readonly creatorId: AccountId;
  readonly version: number;
  readonly at: Date;
};

/**
 * The source registry: its own database, possibly of another kind, never joined with PostgreSQL.
 * It keeps one row a content with the highest version it has seen, also for a content it never
 * registered (a tombstone). A command with a version not above that one changes nothing.
 */
export type SourceRegistry = {
  /** The row as it stands registered, or `stale`: a newer command came first. Repeating a command answers the first row. */
  readonly register: (command: RegisterCommand) => Promise<RegisteredSource | 'stale'>;
  readonly unregister: (command: UnregisterCommand) => Promise<'done' | 'stale'>;
  readonly find: (contentId: ContentId) => Promise<RegisteredSource | null>;
  /** Newest first; `before` is the registry's own cursor of the last row seen. */
  readonly list: (query: SourceQuery) => Promise<{ rows: RegisteredSource[]; next: string | null }>;
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
};
export type SourceQuery = {
  readonly creatorId?: AccountId | undefined;
  readonly state?: RegisteredSource['state'] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};
