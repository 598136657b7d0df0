import { describe, expect, test } from 'vitest';
import { outcomes } from '../copyright/decision.ts';
import { assetId, contentId, moment, uuid } from '../testing/samples.ts';
import { type DomainEvent, type EventType, eventTypes, subjectOf } from './events.ts';
import { EventId } from './ids.ts';
import { jobs, jobsFor, queueNames } from './jobs.ts';

const eventId = EventId.parse(uuid(60));
const event = (type: EventType, payload: object = {}): DomainEvent =>
  ({
    id: eventId,
    type,
    payload: type.startsWith('asset.') ? { assetId, ...payload } : { contentId, ...payload },
    actor: { kind: 'service' },
    correlationId: 'correlation',
    causeId: null,
    at: moment(),
  }) as DomainEvent;
const namesOf = (given: DomainEvent) => jobsFor(given).map((job) => job.name);

describe('what an event sets in motion', () => {
  test.each(outcomes)('a decision: %s', (outcome) => {
    const expected = outcome === 'approved' ? 'register-source' : 'tell-creator';
    expect(namesOf(event('copyright.decided', { outcome }))).toEqual([expected]);
  });

  test('only sound is listened to', () => {
    expect(namesOf(event('asset.stored', { kind: 'audio' }))).toEqual(['analyse-asset']);
    expect(namesOf(event('asset.stored', { kind: 'document' }))).toEqual([]);
  });

  test('everything else: registering tells, releasing unregisters, the rest is only told of', () => {
    const expected: Partial<Record<EventType, string[]>> = {
      'permission.requested': ['tell-creator'],
      'permission.offered': ['tell-creator'],
      'permission.granted': ['tell-creator'],
      'permission.denied': ['tell-creator'],
      'permission.withdrawn': ['tell-creator'],
      'permission.expired': ['tell-creator'],
      'collaborator.invited': ['tell-creator'],
      'collaborator.accepted': ['tell-creator'],
      'collaborator.declined': ['tell-creator'],
      'collaborator.withdrawn': ['tell-creator'],
      'collaborator.left': ['tell-creator'],
      'objection.filed': ['tell-claimant'],
      'objection.dismissed': ['tell-claimant'],
      'objection.upheld': ['tell-creator', 'tell-claimant'],
      'objection.answered': ['tell-claimant'],
      'objection.proceedings': ['tell-creator', 'tell-claimant'],
      'objection.proceedings_ended': ['tell-creator', 'tell-claimant'],
      'objection.lifted': ['tell-creator', 'tell-claimant'],
      'objection.reopened': ['tell-claimant'],
      'copyright.releasing': ['unregister-source'],
      'copyright.restoring': ['restore-source'],
      'permission.revoking': ['tell-creator'],
      'permission.revoked': ['tell-creator'],
      'permission.ended': ['tell-creator'],
      'permission.notice_withdrawn': ['tell-creator'],
      'permission.replied': ['tell-creator'],
      'permission.extension_asked': ['tell-creator'],
      'permission.extended': ['tell-creator'],
      'permission.reminded': ['tell-creator'],
      'permission.ending_soon': ['tell-creator'],
      'permission.ending_failed': ['tell-creator'],
      'source.registered': ['tell-creator'],
      'source.suspended': ['tell-creator'],
      'source.reinstated': ['tell-creator'],
      'copyright.released': ['tell-creator', 'settle-hanging'],
      'copyright.restored': ['tell-creator'],
    };
    for (const type of eventTypes) {
      if (type === 'asset.stored' || type === 'copyright.decided') continue;
      expect(namesOf(event(type)), type).toEqual(expected[type] ?? []);
    }
  });

  test('what was undone is told of by whatever failed: a deletion, or the end of a permission', () => {
    expect(namesOf(event('copyright.restored', { deleting: true }))).toEqual(['tell-creator']);
    expect(namesOf(event('copyright.restored', { deleting: false }))).toEqual([]);
  });

  test('every job has its payload and a queue', () => {
    for (const type of eventTypes) {
      const whole = event(type, { kind: 'audio', outcome: 'approved' });
      for (const job of jobsFor(whole)) {
        expect(jobs[job.name].schema.safeParse(job.payload).success).toBe(true);
        expect(queueNames).toContain(jobs[job.name].queue);
      }
    }
  });
});

test('an event belongs to its content or its asset', () => {
  expect(subjectOf(event('content.uploaded'))).toBe(contentId);
  expect(subjectOf(event('asset.stored'))).toBe(assetId);
});
