import type { SourceRow } from '../registry/rows.ts';

/** What PostgreSQL says of one content's entry in the source registry; moments are milliseconds since 1970. */
export type Known = {
  readonly contentId: string;
  readonly creatorId: string;
  /** The copyright's state and version: the versions that commands to the registry carry. */
  readonly state: string;
  readonly version: number;
  readonly source: KnownSource | null;
  readonly title: string | null;
  readonly artistName: string | null;
  readonly type: string | null;
};
export type KnownSource = {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly registeredAt: number;
  readonly unregisteredAt: number | null;
};

/** An entry as it is kept, null for none, and why it is not as the registry has it. */
export type Settled = {
  readonly row: SourceRow | null;
  readonly kind: 'same' | 'later' | 'mended';
};

/**
 * The entry of one content as it belongs to the snapshot of PostgreSQL. The registry is read after the snapshot, so
 * an entry may be ahead of it: what happened later is set back. One that is at rest and yet not what PostgreSQL says
 * is mended. One in flight stays as it is: the command that is repeated after a restore carries the copyright's
 * version, and every entry up to that version lets it through.
 */
export function settledSource(known: Known, row: SourceRow | undefined): Settled {
  const { state, version, source } = known;
  const isLater = row !== undefined && Number(row.version) > version;
  if (isInFlight(known)) {
    if (!isLater) return { row: row ?? null, kind: 'same' };
    return { row: entryOf(known, version - 1, source?.state), kind: 'later' };
  }
  const registered = state === 'approved';
  if (!isLater && (row ? agrees(row, registered, source) : source === null)) {
    return { row: row ?? null, kind: 'same' };
  }
  const wanted = registered ? 'registered' : 'unregistered';
  return { row: entryOf(known, version, wanted), kind: isLater ? 'later' : 'mended' };
}

/** Whether a job, or a sweep, still has something to do of it in the registry. */
function isInFlight({ state, source }: Known): boolean {
  if (state === 'approved') return source?.state !== 'registered';
  return state === 'releasing' || state === 'restoring';
}

function agrees(row: SourceRow, registered: boolean, source: KnownSource | null): boolean {
  if ((row.state === 'registered') !== registered) return false;
  return !registered || (row.id === source?.id && row.code === source?.code);
}

/** The entry by what PostgreSQL knows; none of what it never recorded as registered. */
function entryOf(known: Known, version: number, state = 'unregistered'): SourceRow | null {
  const { contentId, creatorId, source, title, artistName, type } = known;
  if (!source) return null;
  const over = state === 'registered' ? null : (source.unregisteredAt ?? source.registeredAt);
  return {
    content_id: contentId,
    creator_id: creatorId,
    version,
    state,
    id: source.id,
    code: source.code,
    title,
    artist_name: artistName,
    type,
    registered_at: source.registeredAt,
    unregistered_at: over,
  };
}
