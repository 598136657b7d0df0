import type { TimelineEntry } from '@musicloud/domain/status/views';
import { expect, test } from 'vitest';
import { causeOf } from './causes.ts';

const entry = (type: TimelineEntry['type'], actor: TimelineEntry['actor'], id: string) =>
  ({ id, type, actor, at: '2026-01-01T00:00:00.000Z', payload: {} }) satisfies TimelineEntry;

const timeline = [
  entry('content.uploaded', 'you', '1'),
  entry('copyright.decided', 'service', '2'),
  entry('copyright.contested', 'you', '3'),
  entry('copyright.decided', 'service', '4'),
  entry('copyright.decided', 'admin', '5'),
  entry('source.registered', 'service', '6'),
];

test('what the service did names the last event that can have led to it', () => {
  expect(timeline.map((_, index) => causeOf(timeline, index)?.id ?? null)).toEqual([
    null,
    '1',
    null,
    '3',
    null,
    '5',
  ]);
});
