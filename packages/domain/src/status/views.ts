import type { RefusalCode } from '../asset/asset.ts';
import type { CollaboratorState } from '../collaboration/collaborator.ts';
import type { ContentType, DraftForm, Submission, Visibility } from '../content/content.ts';
import type { CreditRole, Credits } from '../content/credits.ts';
import type { Use } from '../content/use.ts';
import type { Evidence, Match, Outcome, RuleId } from '../copyright/decision.ts';
import type { Claim, ObjectionState, Ruling } from '../objection/objection.ts';
import type { Cause, PermissionState } from '../permission/permission.ts';
import type { Part } from '../permission/permits.ts';
import type { Right } from '../permission/rights.ts';
import type { StandingAnswer, Terms } from '../permission/terms.ts';
import type { EventType } from '../shared/events.ts';
import type {
  AssetId,
  CollaboratorId,
  ContentId,
  ObjectionId,
  PermissionId,
} from '../shared/ids.ts';
import type { Status, StatusRow } from './status.ts';

/** Times are ISO 8601 strings in everything a page or program reads. */
type Time = string;

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

/** Terms as they are read. */
export type TermsView = Omit<Terms, 'endsAt'> & { readonly endsAt: Time | null };
/**
 * What an author says in advance of one use of an original; `terms` are those of a yes, or where asking starts.
 * `society`: the work is held in trust and the use leaves it as it is, so that its author is not asked.
 */
export type StandingView = {
  readonly use: Use;
  readonly answer: StandingAnswer | 'society';
  readonly terms: TermsView;
};
/**
 * Whose word one original needs for a use, and what it is by now. `own`: the reader's. `society`: the society's alone,
 * since the use leaves the work as it is. Of an original the reader may not see there is no id, name or credit line.
 */
export type NeededView = {
  readonly contentId: ContentId | null;
  readonly title: string | null;
  readonly artistName: string | null;
  readonly authorName: string | null;
  readonly part: Part;
  readonly rights: readonly Right[];
  readonly answer: StandingAnswer | 'own' | 'society';
  readonly terms: TermsView | null;
  /** Whose document is needed besides; `none`: nobody's. */
  readonly society: Credits['society'];
  /** One's own, and others wrote it too: their consent is needed on paper. */
  readonly coWriters: boolean;
};
export type PermissionsNeeded = {
  readonly needed: readonly NeededView[];
  /** Chosen originals that are not there, or not shown to the reader. */
  readonly missing: readonly ContentId[];
};

/** Music on one side of a permission. */
type MusicView = {
  readonly contentId: ContentId;
  readonly title: string;
  readonly artistName: string;
  readonly audio: AudioView | null;
};
/** What one side can do with a permission right now. */
export type PermissionAction =
  | 'grant'
  | 'offer'
  | 'deny'
  | 'accept'
  | 'withdraw'
  | 'ask'
  | 'extend'
  | 'revoke'
  | 'take_back'
  | 'ask_extension'
  | 'reply';
/** One permission, as one side of it reads it. */
export type PermissionView = {
  readonly id: PermissionId;
  readonly side: 'author' | 'requester';
  readonly state: PermissionState;
  readonly actions: readonly PermissionAction[];
  readonly part: Part;
  readonly rights: readonly Right[];
  readonly use: Use;
  readonly terms: TermsView;
  /** How it was granted; null otherwise. */
  readonly by: 'answer' | 'standing_terms' | null;
  /** Why it is ended before its time, or why nobody is left to answer; null otherwise. */
  readonly cause: Cause | null;
  /** A reason, or what is said of a cause, in the author's words. */
  readonly note: string;
  /** The requester's words: to a notice, or asking for a later end. */
  readonly reply: { readonly text: string; readonly at: Time } | null;
  readonly since: Time;
  /** When it runs out by itself. */
  readonly dueAt: Time | null;
  readonly otherName: string;
  /** `registrationCode`: null while it is not registered. `listed`: it has a page that others see. */
  readonly cover: MusicView & {
    readonly status: Status;
    readonly registrationCode: string | null;
    readonly listed: boolean;
  };
  readonly original: MusicView & { readonly registrationCode: string | null };
};

/** One cover or derivative that hangs on an original, as the author of the original sees it before deleting. */
export type HangingView = {
  readonly contentId: ContentId;
  readonly title: string;
  readonly artistName: string;
  readonly creatorName: string;
  readonly mine: boolean;
  readonly type: ContentType;
  readonly status: Status;
  /** 1: made from the original itself; 2: from one of those; and so on. */
  readonly generation: number;
  readonly mark: readonly number[] | null;
  /** What the author was asked to permit; empty where nothing was. */
  readonly permissions: readonly {
    readonly id: PermissionId;
    readonly state: PermissionState;
    readonly use: Use;
    readonly part: Part;
  }[];
};
/** All that hangs on an original. */
export type ImpactView = {
  readonly rows: readonly HangingView[];
  /** Of others, kept private and nothing the author was asked for: counted, and nothing else. */
  readonly hidden: number;
  readonly total: number;
  readonly registered: number;
  /** How many permissions are granted, and would hold or end; and how many requests would be closed. */
  readonly granted: number;
  readonly open: number;
  /** How many days a notice runs. */
  readonly noticeDays: number;
};

/** Somebody with whom a content was made, as those who made it read. */
export type CollaboratorView = {
  readonly id: CollaboratorId;
  readonly name: string;
  readonly roles: readonly CreditRole[];
  readonly shareBps: number;
  readonly state: CollaboratorState;
  readonly since: Time;
  /** As a joint author they let the uploader answer for them. */
  readonly represented: boolean;
  /** The reader themselves. */
  readonly mine: boolean;
};
/** What somebody is invited to, or made with its uploader. */
export type CollaborationView = CollaboratorView & {
  readonly status: StatusView;
  readonly ownerName: string;
  readonly audio: AudioView | null;
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
/** What its creator answered to a claim. */
type ObjectionAnswerView = {
  readonly statement: string;
  readonly documents: readonly DocumentView[];
  readonly at: Time;
};
/** An objection in force, as the creator of the stopped track reads it: who says what, but no address. */
export type StoppedView = {
  readonly id: ObjectionId;
  readonly state: ObjectionState;
  readonly claim: Claim;
  readonly name: string;
  readonly explanation: string;
  readonly links: readonly string[];
  readonly since: Time;
  /** An admin's words: why it was stopped, and why it stays so. */
  readonly reason: string;
  readonly note: string;
  readonly answer: ObjectionAnswerView | null;
  readonly resumesAt: Time | null;
  readonly answerable: boolean;
};
/** An objection as whoever filed it follows it by its receipt. */
export type FollowedObjection = {
  readonly receipt: string;
  readonly state: ObjectionState;
  readonly claim: Claim;
  readonly title: string;
  readonly filedAt: Time;
  readonly since: Time;
  readonly reason: string;
  readonly note: string;
  readonly resumesAt: Time | null;
  readonly additions: number;
  readonly addable: boolean;
};
/** A line of the admins' list of objections. */
export type ObjectionLine = {
  readonly id: ObjectionId;
  readonly receipt: string;
  readonly state: ObjectionState;
  readonly claim: Claim;
  readonly name: string;
  readonly since: Time;
  readonly filedAt: Time;
  /** In force, and added to since the last step: an admin has to look again. */
  readonly added: boolean;
  readonly status: StatusView;
};
/** An objection, opened: the claim, the track it is about, and its creator's side. */
export type ObjectionDetail = ObjectionLine & {
  readonly email: string;
  readonly explanation: string;
  readonly links: readonly string[];
  readonly additions: readonly {
    readonly explanation: string;
    readonly links: readonly string[];
    readonly at: Time;
  }[];
  readonly reason: string;
  readonly note: string;
  readonly answer: ObjectionAnswerView | null;
  readonly resumesAt: Time | null;
  readonly rulings: readonly Ruling['kind'][];
  /** How many other open ones there are about the same track. */
  readonly others: number;
  readonly content: ContentView;
  readonly creator: { readonly name: string; readonly email: string };
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

/**
 * Where a content of a family stands: made from nothing; made with what permission it needs, as anyone may know of what
 * is registered; or the permission itself, for those on either side of it.
 */
export type LineageRights = 'original' | 'permitted' | PermissionState;
/** A content in a lineage, as the reader may see it. */
export type LineageTrack = {
  readonly contentId: ContentId;
  readonly title: string;
  readonly artistName: string;
  readonly type: ContentType;
  /** Every other value of its mark: a tree has many. */
  readonly mark: readonly number[] | null;
  readonly status: Status;
  readonly rights: LineageRights;
  readonly mine: boolean;
  /** Whether whoever has its link may see it. */
  readonly open: boolean;
  /** The permission its reader was asked for, where they were. */
  readonly permissionId: PermissionId | null;
  /** Titles of what else it was made from, below which it does not stand here. */
  readonly also: readonly string[];
  readonly outside: { readonly title: string; readonly writers: string } | null;
};
/** A place in the tree, in reading order; without a track where the reader may not see it. */
export type LineagePlace = {
  readonly depth: number;
  /** How many made from it are not shown to the reader. */
  readonly hidden: number;
  readonly track: LineageTrack | null;
};
/** The family of a content: everything it goes back to, and all that was made from that. `more`: not all of it fits. */
export type LineageView = { readonly places: readonly LineagePlace[]; readonly more: boolean };

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
