import type { RefusalCode } from '../asset/asset.ts';
import type { CollaboratorView } from '../collaboration/views.ts';
import type { ContentType, DraftForm, Submission, Visibility } from '../content/content.ts';
import type { CreditRole, Credits } from '../content/credits.ts';
import type { Evidence, Match, Outcome, RuleId } from '../copyright/decision.ts';
import type { StoppedView } from '../objection/views.ts';
import type { PermissionView, StandingView } from '../permission/views.ts';
import type { EventType } from '../shared/events.ts';
import type { AssetId, CollaboratorId, ContentId } from '../shared/ids.ts';
import type { Status, StatusRow } from './status.ts';

/** Times are ISO 8601 strings in everything a page or program reads. */
export type Time = string;

/** One row of My Page. */
export type StatusView = Omit<StatusRow, 'creatorId' | 'since' | 'createdAt' | 'updatedAt'> & {
  readonly since: Time;
  readonly createdAt: Time;
  readonly updatedAt: Time;
};

export type Page<Row> = { readonly rows: Row[]; readonly next: string | null };

export type StatusCounts = Readonly<Record<Status, number>>;

/** What its creator can do with a content right now. */
export type Action =
  | 'submit'
  | 'discard'
  | 'edit'
  | 'withdraw'
  | 'fix'
  | 'contest'
  | 'supply'
  | 'change_use'
  | 'keep'
  | 'delete';

/** Sound, as a player needs it. `peaks` are 0–99. */
export type AudioView = {
  readonly assetId: AssetId;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly analysis: 'under_way' | 'ready' | 'unreadable';
  readonly durationMs: number | null;
  readonly peaks: readonly number[] | null;
  readonly url: string;
};

export type DocumentView = {
  readonly assetId: AssetId;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly url: string;
};

/** A match as the reader may see it: music kept private shows neither name nor link to others. */
export type MatchView = Pick<Match, 'kind' | 'score' | 'since'> & {
  readonly mine: boolean;
  readonly contentId: ContentId | null;
  readonly title: string | null;
  readonly artistName: string | null;
  readonly registrationCode: string | null;
};

export type DecisionView = {
  readonly outcome: Outcome;
  readonly rule: RuleId;
  readonly ruleVersion: number;
  readonly by: 'rules' | 'admin';
  readonly note: string;
  readonly decidedAt: Time;
  readonly sound: Evidence['sound'];
  readonly statement: string | null;
  readonly matches: readonly MatchView[];
  readonly originals: readonly {
    readonly contentId: ContentId;
    readonly title: string;
    readonly artistName: string;
    readonly mine: boolean;
  }[];
  readonly documents: readonly DocumentView[];
};

/** One line of the timeline. `payload` is the event's own. */
export type TimelineEntry = {
  readonly id: string;
  readonly type: EventType;
  readonly at: Time;
  readonly actor: 'you' | 'creator' | 'author' | 'admin' | 'service' | 'claimant';
  readonly payload: Readonly<Record<string, unknown>>;
};

/** Registered music to choose an original from. */
export type OriginalChoice = {
  readonly contentId: ContentId;
  readonly title: string;
  readonly artistName: string;
  /** Whose word it needs: the account that registered it; null when that is gone. */
  readonly authorName: string | null;
  readonly type: ContentType;
  readonly registrationCode: string;
  readonly durationMs: number | null;
  readonly mark: readonly number[] | null;
  readonly mine: boolean;
};

/** One content, whole, as its creator (or an admin) sees it. */
export type ContentView = {
  readonly status: StatusView;
  /** The form of a draft; null once submitted. */
  readonly form: DraftForm | null;
  /** What was submitted; null while a draft. */
  readonly submission: Submission | null;
  readonly originals: readonly OriginalChoice[];
  readonly audio: AudioView | null;
  /** The documents of an original outside. */
  readonly documents: readonly DocumentView[];
  readonly decision: DecisionView | null;
  readonly suspension: { readonly cause: string; readonly since: Time } | null;
  /** What stopped it, and what its creator can say to that. */
  readonly objection: StoppedView | null;
  readonly timeline: readonly TimelineEntry[];
  /** What the authors of its originals were asked and answered. */
  readonly permissions: readonly PermissionView[];
  readonly collaborators: readonly CollaboratorView[];
  /** The uploader's own share, in basis points. */
  readonly shareLeft: number;
  /** Who uploaded it; null to themselves. */
  readonly creatorName: string | null;
  readonly actions: readonly Action[];
};

/** The state of one upload, asked for while a form waits. */
export type AssetView = {
  readonly assetId: AssetId;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly state: 'uploading' | 'refused' | 'stored';
  readonly refusal: RefusalCode | null;
  readonly audio: AudioView | null;
  /** From the file's tags: fills the form, never over what was typed. */
  readonly tags: { readonly title: string | null; readonly artistName: string | null };
};

/** One piece of news for a creator. */
export type NotificationView = {
  readonly id: string;
  readonly type: EventType;
  readonly contentId: ContentId;
  readonly title: string;
  /** Whether the content is the reader's own; else they are on the other side of a permission. */
  readonly mine: boolean;
  readonly outcome: Outcome | null;
  /** An admin's words: a reason or a cause. */
  readonly note: string;
  readonly at: Time;
  readonly read: boolean;
};

/** A line of the review queue. */
export type ReviewView = {
  readonly status: StatusView;
  readonly creatorName: string;
};

/** A review, opened: the content and both sides. Admins see names of private music too. */
export type ReviewDetail = {
  readonly content: ContentView;
  readonly creator: { readonly name: string; readonly email: string };
  readonly sides: readonly {
    readonly contentId: ContentId;
    readonly creatorName: string;
    readonly title: string;
    readonly artistName: string;
    readonly registrationCode: string | null;
    readonly since: Time;
    readonly audio: AudioView | null;
  }[];
};

/** A source as an admin lists it. */
export type AdminSourceView = {
  readonly status: StatusView;
  readonly creatorName: string;
  readonly suspension: { readonly cause: string; readonly since: Time } | null;
};

/** A registered and visible content, as anyone sees it. */
export type TrackRow = {
  readonly contentId: ContentId;
  readonly title: string;
  readonly artistName: string;
  readonly type: ContentType;
  readonly registrationCode: string;
  readonly registeredAt: Time;
  readonly durationMs: number | null;
  readonly mark: readonly number[] | null;
};

export type TrackView = TrackRow & {
  readonly description: string;
  readonly credits: Credits;
  readonly visibility: Visibility;
  readonly mine: boolean;
  readonly audio: AudioView | null;
  /** What it was made from, as far as the reader may hear it: to listen to both in turns. */
  readonly heardBeside: readonly (Pick<TrackRow, 'contentId' | 'title' | 'artistName'> & {
    readonly audio: AudioView;
  })[];
  readonly versions: readonly TrackRow[];
  readonly outside: { readonly title: string; readonly writers: string } | null;
  /** Who made it with the uploader, and said so themselves. */
  readonly collaborators: readonly {
    readonly id: CollaboratorId;
    readonly name: string;
    readonly roles: readonly CreditRole[];
  }[];
  /** What its author says in advance of each use they have a say in. */
  readonly standing: readonly StandingView[];
};

/** The signed-in account, as the header needs it. */
export type MeView = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'creator' | 'admin';
  readonly unread: number;
  /** How many permissions wait for this account's answer. */
  readonly asked: number;
};

/** A job that failed for good, as an admin reads it. */
export type DeadLetterView = {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  /** What it failed with, for an operator. */
  readonly error: string;
  readonly attempts: number;
  readonly failedAt: Time;
  readonly correlationId: string;
};
