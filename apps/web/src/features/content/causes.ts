import type { EventType } from '@musicloud/domain/shared/events';
import type { TimelineEntry } from '@musicloud/domain/status/views';

/** What takes a registration back: a deletion, a notice, the end of a term. */
const endings: readonly EventType[] = [
  'content.deletion_started',
  'permission.revoking',
  'permission.ending_soon',
];

/** Which earlier events can have led to an event; the last of them before it is its cause. */
const causes: Partial<Record<EventType, readonly EventType[]>> = {
  'copyright.decided': [
    'content.uploaded',
    'copyright.contested',
    'copyright.supplied',
    'source.registering',
  ],
  'source.registering': ['copyright.decided'],
  'source.registered': ['copyright.decided'],
  'copyright.releasing': endings,
  'source.unregistered': endings,
  'permission.revoked': ['permission.revoking'],
  'copyright.released': ['content.deletion_started'],
  'content.reopened': ['copyright.withdrawn'],
  'asset.analysed': ['asset.stored'],
};

/** The event that led to the one at `index`; null for what a person started. */
export function causeOf(timeline: readonly TimelineEntry[], index: number): TimelineEntry | null {
  const entry = timeline[index];
  const possible = entry && causes[entry.type];
  // A person's own act has its reason in the person, and is no consequence.
  if (!possible || entry.actor !== 'service') return null;
  return timeline.slice(0, index).findLast((one) => possible.includes(one.type)) ?? null;
}
