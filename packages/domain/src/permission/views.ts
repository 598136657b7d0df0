import type { ContentType } from '../content/content.ts';
import type { Credits } from '../content/credits.ts';
import type { Use } from '../content/use.ts';
import type { ContentId, PermissionId } from '../shared/ids.ts';
import type { Status } from '../status/status.ts';
import type { AudioView, Time } from '../status/views.ts';
import type { Cause, PermissionState } from './permission.ts';
import type { Part } from './permits.ts';
import type { Right } from './rights.ts';
import type { StandingAnswer, Terms } from './terms.ts';

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
