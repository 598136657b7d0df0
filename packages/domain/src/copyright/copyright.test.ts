import { describe, expect, test } from 'vitest';
import { DecisionId } from '../shared/ids.ts';
import { copyright, copyrightStates, decision, moment, uuid } from '../testing/samples.ts';
import {
  type CopyrightState,
  decided,
  ended,
  failedAttempt,
  keep,
  openCopyright,
  type Releasing,
  released,
  restored,
  startRelease,
  startRestoring,
  withdraw,
} from './copyright.ts';
import { outcomes } from './decision.ts';

/** Runs a command in every state: it works in `allowed` and refuses with `code` everywhere else. */
function onlyIn(
  allowed: readonly CopyrightState[],
  code: string,
  run: (s: CopyrightState) => void,
) {
  for (const state of copyrightStates) {
    if (allowed.includes(state)) expect(() => run(state), state).not.toThrow();
    else expect(() => run(state), state).toThrow(code);
  }
}

describe('a decision', () => {
  test('opens the copyright in its outcome', () => {
    for (const outcome of outcomes) {
      const opened = openCopyright(copyright('approved').id, decision({ outcome }));
      expect(opened).toMatchObject({ state: outcome, version: 1, since: moment(1) });
    }
  });

  test('is followed wherever it stands, unless it is being released', () => {
    const open = copyrightStates.filter(
      (state) => !['releasing', 'restoring', 'released'].includes(state),
    );
    onlyIn(open, 'ALREADY_DELETED', (state) => {
      const next = decision({ outcome: 'in_review', id: DecisionId.parse(uuid(9)) });
      expect(decided(copyright(state), next)).toMatchObject({
        state: 'in_review',
        version: 8,
        decisionId: uuid(9),
        since: moment(1),
      });
    });
  });
});

test('only what waits is withdrawn, its last decision kept', () => {
  const waiting = ['checking', 'in_review', 'more_needed', 'awaiting_permission'] as const;
  onlyIn(waiting, 'NOT_WITHDRAWABLE', (state) => {
    expect(withdraw(copyright(state), moment(3))).toMatchObject({
      state: 'withdrawn',
      version: 8,
      since: moment(3),
      decisionId: uuid(3),
    });
  });
});

test('a release knows what to fall back to and when', () => {
  const startable = copyrightStates.filter((state) => !['released', 'withdrawn'].includes(state));
  onlyIn(startable, 'ALREADY_DELETED', (state) => {
    const releasing = startRelease(copyright(state), moment(3), 60_000);
    const restoreTo = ['releasing', 'restoring'].includes(state) ? 'approved' : state;
    expect(releasing).toMatchObject({ state: 'releasing', version: 8, restoreTo });
    expect(releasing.deadline.getTime() - moment(3).getTime()).toBe(60_000);
  });
});

test('a deletion takes over a release under way for a permission, and falls back to what was before both', () => {
  for (const state of ['releasing', 'restoring'] as const) {
    const taken = startRelease(copyright(state), moment(3), 60_000);
    expect(taken).toMatchObject({ version: 8, restoreTo: 'approved', attempts: 0 });
  }
});

test('the end of a permission leaves what can be decided on again', () => {
  const over = ended(copyright('releasing') as Releasing, moment(4));
  expect(over).toMatchObject({ state: 'ended', version: 8, since: moment(4) });
  const again = decided(over, decision({ outcome: 'approved' }));
  expect(again).toMatchObject({ state: 'approved', version: 9 });
});

test('a release ends in a newer version, so that older commands to the registry are refused', () => {
  const end = released(copyright('releasing') as Releasing, moment(4));
  expect(end).toEqual({
    state: 'released',
    id: copyright('releasing').id,
    contentId: copyright('releasing').contentId,
    version: 8,
    since: moment(4),
    decisionId: uuid(3),
    releaseFailure: null,
  });
});

describe("a release that can't be done in time", () => {
  const releasing = copyright('releasing') as Releasing;

  test('counts its attempts without another version: the command to the registry stays the same', () => {
    const twice = failedAttempt(failedAttempt(releasing, 'away'), 'x'.repeat(1000));
    expect(twice).toMatchObject({ state: 'releasing', attempts: 2, version: releasing.version });
    expect(twice.reason).toHaveLength(300);
  });

  test('is undone in newer versions, and everything is as it was, with the reason', () => {
    const restoring = startRestoring({ ...releasing, reason: 'away' }, moment(5));
    expect(restoring).toMatchObject({ state: 'restoring', version: releasing.version + 1 });
    expect(restored(restoring, moment(6))).toMatchObject({
      state: 'approved',
      version: releasing.version + 2,
      releaseFailure: 'away',
    });
    // The end of a permission is tried again by itself: nobody has to do anything about it.
    expect(restored(restoring, moment(6), false)).toMatchObject({ releaseFailure: null });
  });

  test('is told until its creator keeps it or tries again', () => {
    const failed = { ...copyright('approved'), releaseFailure: 'away' };
    expect(keep(failed).releaseFailure).toBeNull();
    expect(startRelease(failed, moment(7), 60_000).releaseFailure).toBeNull();
    expect(() => keep(copyright('approved'))).toThrow('NOT_FAILED');
  });
});
