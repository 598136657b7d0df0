import type { PermissionState } from '../permission/permission.ts';
import type { ContentId, PermissionId } from '../shared/ids.ts';
import type { Status } from '../status/status.ts';
import type { ContentType } from './content.ts';

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
