import { describe, expect, test } from 'vitest';
import type { Content } from '../content/content.ts';
import type { CopyrightState } from '../copyright/copyright.ts';
import type { Permission } from '../permission/permission.ts';
import {
  copyright,
  copyrightStates,
  decision,
  deleted,
  deleting,
  draft,
  moment,
  permission,
  source,
  stored,
  submission,
  submitted,
} from '../testing/samples.ts';
import { actionsOf } from './actions.ts';
import { type ContentFacts, type Status, statuses, statusOf } from './status.ts';

const facts = (over: Partial<ContentFacts> = {}): ContentFacts => ({
  content: submitted(),
  copyright: copyright('approved'),
  decision: decision(),
  source: null,
  asset: null,
  permissions: [],
  collaborators: [],
  ...over,
});
const contents: readonly Content[] = [draft(), submitted(), deleting(), deleted()];
const sources = [null, source(), source({ state: 'unregistered', unregisteredAt: moment(3) })];

/** Every combination of states, reachable or not. */
const everything: readonly ContentFacts[] = contents.flatMap((content) =>
  [null, ...copyrightStates.map(copyright)].flatMap((one) =>
    sources.map((entry) => facts({ content, copyright: one, source: entry })),
  ),
);

const expected: Record<CopyrightState, Status> = {
  checking: 'checking',
  in_review: 'in_review',
  more_needed: 'more_needed',
  awaiting_permission: 'awaiting_permission',
  approved: 'approved',
  rejected: 'rejected',
  withdrawn: 'draft',
  // Submitted still, it is not deleted: a permission of it ends.
  releasing: 'permission_ended',
  restoring: 'permission_ended',
  ended: 'permission_ended',
  released: 'released',
};

describe('the status', () => {
  test.each(copyrightStates)('of a submitted content whose copyright is %s', (state) => {
    expect(statusOf(facts({ copyright: copyright(state) })).status).toBe(expected[state]);
  });

  test('registered needs both: approved, and a registered source', () => {
    expect(statusOf(facts({ source: source() })).status).toBe('registered');
    expect(statusOf(facts({ source: sources[2] ?? null })).status).toBe('approved');
    const over = facts({ source: source(), copyright: copyright('releasing') });
    expect(statusOf(over).status).toBe('permission_ended');
    const review = facts({ source: source(), copyright: copyright('in_review') });
    expect(statusOf(review).status).toBe('in_review');
  });

  test('a draft is a draft, whatever became of it before', () => {
    for (const one of everything.filter(({ content }) => content.state === 'draft')) {
      expect(statusOf(one)).toMatchObject({ status: 'draft', since: one.content.updatedAt });
    }
  });

  test('is there for every combination, with somebody who acts next unless it is done', () => {
    for (const one of everything) {
      const row = statusOf(one);
      expect(statuses).toContain(row.status);
      const done = row.status === 'registered' || row.status === 'released';
      expect(row.nextActor === 'nobody').toBe(done);
      expect(row.since).toBeInstanceOf(Date);
      expect(row.version).toBe(one.content.version);
    }
  });

  test.each([
    ['draft', 'creator'],
    ['in_review', 'admin'],
    ['more_needed', 'creator'],
    ['rejected', 'creator'],
    ['approved', 'service'],
    ['deleting', 'service'],
  ] as const)('%s: %s acts next', (status, actor) => {
    const found = everything.map(statusOf).find((row) => row.status === status);
    expect(found?.nextActor).toBe(actor);
  });

  test.each([
    ['releasing', 'deleting', 'service'],
    ['restoring', 'deletion_failed', 'service'],
  ] as const)('a deletion that is %s is %s', (state, status, nextActor) => {
    const row = statusOf(facts({ content: deleting(), copyright: copyright(state) }));
    expect(row).toMatchObject({ status, nextActor });
  });

  test('permission ended: the service while it takes it back, then the creator, or an author asked again', () => {
    const actorOf = (state: CopyrightState, ...permissions: Permission[]) =>
      statusOf(facts({ copyright: copyright(state), permissions })).nextActor;
    expect(actorOf('releasing', permission('revoking'))).toBe('service');
    expect(actorOf('restoring', permission('revoking'))).toBe('service');
    expect(actorOf('ended', permission('revoked'))).toBe('creator');
    expect(actorOf('ended', permission('requested'))).toBe('author');
  });

  test('awaiting permission: the authors while one is asked, else the creator', () => {
    const actorOf = (...permissions: Permission[]) =>
      statusOf(facts({ copyright: copyright('awaiting_permission'), permissions })).nextActor;
    const denied = permission('denied');
    expect(actorOf(permission('requested'), denied)).toBe('author');
    expect(actorOf(permission('offered'))).toBe('creator');
    expect(actorOf(denied, permission('granted'))).toBe('creator');
  });
});

describe('the row', () => {
  test('shows what was submitted, decided, heard and registered', () => {
    const analysis = {
      durationMs: 1234,
      channels: 2,
      sampleRate: 44_100,
      peaks: [1],
      mark: [9, 8],
      title: null,
      artistName: null,
    };
    const said = submission({ title: 'T', visibility: 'public', assetId: stored().id });
    const row = statusOf(
      facts({
        content: submitted({ submission: said, version: 5 }),
        decision: decision({ rule: 'admin-review', note: 'why' }),
        source: source({
          code: 'MC-1',
          suspension: { cause: 'c', since: moment(), objectionId: null },
        }),
        asset: stored({ analysis }),
      }),
    );
    expect(row).toMatchObject({
      title: 'T',
      visibility: 'public',
      rule: 'admin-review',
      note: 'why',
      durationMs: 1234,
      mark: [9, 8],
      registrationCode: 'MC-1',
      suspended: true,
      version: 5,
      since: moment(2),
    });
  });

  test('a source that is gone is no longer on hold', () => {
    const gone = source({
      state: 'unregistered',
      suspension: { cause: 'c', since: moment(), objectionId: null },
    });
    const row = statusOf(facts({ copyright: copyright('released'), source: gone }));
    expect(row.suspended).toBe(false);
  });
});

describe('actions', () => {
  test('are there for every combination, and whoever has to act can', () => {
    for (const one of everything) {
      const { status, nextActor } = statusOf(one);
      const actions = actionsOf(one);
      expect(new Set(actions).size).toBe(actions.length);
      // Trying again after a failed deletion is for the service to offer once it can fail.
      if (nextActor === 'creator' && status !== 'deletion_failed') {
        expect(actions.length, status).toBeGreaterThan(0);
      }
    }
  });

  test.each([
    ['in_review', 'withdraw'],
    ['more_needed', 'supply'],
    ['rejected', 'contest'],
    ['rejected', 'fix'],
    ['awaiting_permission', 'withdraw'],
  ] as const)('%s offers %s', (state, action) => {
    expect(actionsOf(facts({ copyright: copyright(state) }))).toContain(action);
  });

  test('what was approved is deleted, never withdrawn; what is gone offers nothing', () => {
    expect(actionsOf(facts())).toEqual(['edit', 'delete']);
    expect(actionsOf(facts({ source: source() }))).toEqual(['edit', 'delete']);
    expect(actionsOf(facts({ content: deleting(), copyright: copyright('releasing') }))).toEqual(
      [],
    );
    expect(actionsOf(facts({ content: deleted(), copyright: copyright('released') }))).toEqual([]);
  });
});
