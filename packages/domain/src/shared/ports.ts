import type { Accounts } from '../account/ports.ts';
import type { Analysis, Asset, Refused, Stored, Uploading } from '../asset/asset.ts';
import type { Submission } from '../content/content.ts';
import type { Decision, Match, OriginalEvidence } from '../copyright/decision.ts';
import type { Objection } from '../objection/objection.ts';
import type { Objections } from '../objection/ports.ts';
import type { Patience } from '../permission/permission.ts';
import type { Permissions, StandingTermsStore } from '../permission/ports.ts';
import type { SourceRegistry } from '../source/ports.ts';
import type { ContentFacts } from '../status/status.ts';
import type { DomainEvent } from './events.ts';
import type { AccountId, AssetId, ContentId } from './ids.ts';

/** Now, from outside: the domain has no clock of its own. */
export type Clock = () => Date;
/** A fresh UUIDv7. */
export type NewId = () => string;
/** SHA-256 of a text, hex. */
export type Digest = (text: string) => string;

/** Everything one use case changes, written in one statement or not at all. */
export type Change = {
  /** The facts as they were read; null for a content that must not exist yet. */
  readonly before: ContentFacts | null;
  /** The facts as they shall be; null removes a draft. */
  readonly after: ContentFacts | null;
  readonly events: readonly DomainEvent[];
  readonly decision?: Decision | undefined;
  /** Other contents the decision read: if one of them has moved, nothing is written. */
  readonly reads?: readonly Read[] | undefined;
  /** Assets that from now on are this content's alone; one that is taken meanwhile stops the commit. */
  readonly claims?: readonly AssetId[] | undefined;
  /** An objection one step further: written if it still stands one version before. */
  readonly objection?: Objection | undefined;
  /** After this moment the database refuses the commit, however late it arrives there. */
  readonly deadline?: Date | undefined;
};
export type Read = { readonly contentId: ContentId; readonly version: number };

export type Contents = {
  readonly load: (id: ContentId) => Promise<ContentFacts | null>;
  /** `moved`: something it depends on is not as it was read. Load and decide again. */
  readonly commit: (change: Change) => Promise<'done' | 'moved'>;
  /**
   * Gives an approved content its place in the order of registration: one tiny transaction under one
   * lock, so that number order is commit order. A content that has one keeps it. `eventOf` tells of it.
   */
  readonly takeNumber: (
    id: ContentId,
    version: number,
    eventOf: (number: number) => DomainEvent,
  ) => Promise<number | 'moved'>;
};

/** What the rules need to know about other music. */
export type Surroundings = {
  readonly sameBytes: readonly Match[];
  /** Near in name by a coarse search; the rule says which are near enough. */
  readonly nearNames: readonly Match[];
  readonly originals: readonly OriginalEvidence[];
  readonly reads: readonly Read[];
  /** Originals that are not there, not registered or not shown to this creator. */
  readonly missing: readonly ContentId[];
};
export type SurroundingsQuery = {
  readonly contentId: ContentId;
  readonly creatorId: AccountId;
  readonly submission: Submission;
  readonly sha256: string | null;
  /** Only what has a smaller registration number; for the second look of the approval worker. */
  readonly numberedBefore?: number | undefined;
};
export type Registered = {
  readonly survey: (query: SurroundingsQuery) => Promise<Surroundings>;
};

export type Assets = {
  readonly find: (id: AssetId) => Promise<Asset | null>;
  readonly findAll: (ids: readonly AssetId[]) => Promise<Asset[]>;
  readonly create: (asset: Uploading) => Promise<void>;
  /** Writes what became of an upload, with its event; one that is settled already stays as it is. */
  readonly settle: (asset: Stored | Refused, event: DomainEvent) => Promise<void>;
  /** Writes what listening found (null: the decoder could not read it), once, with the status rows that show it. */
  readonly recordAnalysis: (
    id: AssetId,
    analysis: Analysis | null,
    event: DomainEvent,
  ) => Promise<void>;
};

/** What use cases are given. Each names the part it needs with `Pick`. */
export type Ports = {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly digest: Digest;
  /** How long a release may take before it is given up, in milliseconds. */
  readonly releaseDeadlineMs: number;
  /** How long authors and requesters have to answer. */
  readonly patience: Patience;
  /** How many days after its creator's answer a stopped track comes back by itself. */
  readonly resumeDays: number;
  readonly contents: Contents;
  readonly objections: Objections;
  readonly registered: Registered;
  readonly assets: Assets;
  readonly accounts: Accounts;
  readonly standing: StandingTermsStore;
  readonly permissions: Permissions;
  readonly registry: SourceRegistry;
};
