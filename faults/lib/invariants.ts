import type { Facts, Stored, Told } from './facts.ts';

/** Whoever started these did so unprompted. */
const startedByPeople = new Set([
  'content.uploaded',
  'content.deletion_started',
  'asset.stored',
  'asset.refused',
  'permission.requested',
  'permission.granted',
  'permission.revoking',
]);
/** The relay gives up what is past its deadline: time is the cause, and no event. */
const startedByTime = new Set(['copyright.restoring']);

/** What doesn't hold of the invariants when nothing is in flight, in words. */
export function brokenInvariants({ contents, events, sources }: Facts): string[] {
  const entries = new Map(sources.map((source) => [source.contentId as string, source]));
  const told = Map.groupBy(events, (event) => event.subject);
  const known = new Set(events.map(({ id }) => id));
  return [
    ...contents.flatMap((row) => entryTrouble(row, entries.get(row.id))),
    ...contents.flatMap((row) => historyTrouble(row, told.get(row.id) ?? [])),
    ...events.flatMap((event) => eventTrouble(event, known)),
    ...sources
      .filter((source) => !contents.some((row) => row.id === source.contentId))
      .map((source) => `${source.contentId} has an entry in the registry and no content`),
  ];
}

/** 1 and 2: a released content has no registered source, an approved one has exactly one, and it is the same. */
function entryTrouble(row: Stored, entry: Facts['sources'][number] | undefined): string[] {
  const approved = row.content === 'submitted' && row.copyright === 'approved';
  const registered = entry?.state === 'registered';
  if (approved !== registered) {
    return [`${row.id} is ${row.copyright}, and its source ${entry?.state ?? 'not there'}`];
  }
  if ((row.source === 'registered') !== registered) {
    return [
      `${row.id} has a source that is ${row.source} here and ${entry?.state} in the registry`,
    ];
  }
  if (!registered) return [];
  const same = entry.id === row.sourceId && entry.code === row.code;
  return same ? [] : [`${row.id} is ${row.code} here and ${entry.code} in the registry`];
}

/** 6: every change has its event. */
function historyTrouble(row: Stored, events: readonly Told[]): string[] {
  const types = new Set(events.map(({ type }) => type));
  const needed = ['content.uploaded', 'copyright.decided'];
  if (row.number !== null) needed.push('source.registering');
  if (row.source) needed.push('source.registered');
  if (row.source === 'unregistered') needed.push('source.unregistered');
  if (row.content !== 'submitted') needed.push('content.deletion_started', 'copyright.releasing');
  if (row.copyright === 'released') needed.push('copyright.released');
  return needed
    .filter((type) => !types.has(type))
    .map((type) => `${row.id} is ${row.status} and has no event ${type}`);
}

/** 6: every event has actor, correlation id and cause. */
function eventTrouble(event: Told, known: ReadonlySet<string>): string[] {
  const { id, type, actor, correlationId, causeId } = event;
  const trouble: string[] = [];
  if (!actor?.kind) trouble.push('actor');
  if (!correlationId) trouble.push('correlation id');
  const uncaused = startedByPeople.has(type) || startedByTime.has(type);
  if (causeId === null ? !uncaused : !known.has(causeId)) trouble.push('cause');
  return trouble.map((what) => `the event ${type} ${id} has no ${what}`);
}
