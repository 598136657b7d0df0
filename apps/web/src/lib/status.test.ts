import { statuses } from '@musicloud/domain/status/status';
import { describe, expect, it } from 'vitest';
import { isWait, sideOf, stepsOf, waits } from './status.ts';

describe('the strip', () => {
  it.each(statuses)('%s has four steps there, and the fifth only on the way back', (status) => {
    const steps = stepsOf(status);
    const back = ['deleting', 'released', 'deletion_failed'].includes(status);
    expect(steps.map((step) => step.name)).toEqual([
      'uploaded',
      'checked',
      'approved',
      'registered',
      ...(back ? ['released'] : []),
    ]);
  });

  it('has one place where it stands, unless everything is done', () => {
    for (const status of statuses) {
      const standing = stepsOf(status).filter(({ state }) =>
        ['current', 'stopped'].includes(state),
      );
      expect(standing.length, status).toBe(['registered', 'released'].includes(status) ? 0 : 1);
    }
  });

  it('never leaves a gap: what is done comes before what stands, what is to come after', () => {
    for (const status of statuses) {
      const states = stepsOf(status).map(({ state }) => state);
      expect(states.join(' '), status).toMatch(
        /^((done|undone) ?)*((current|stopped) ?)?((todo|undone|done) ?)*$/,
      );
      expect(
        states.indexOf('todo') === -1 || states.lastIndexOf('done') < states.indexOf('todo'),
      ).toBe(true);
    }
  });
});

describe('waits', () => {
  it('are the statuses in which somebody else acts', () => {
    for (const status of statuses) {
      const mine = ['you', 'void'].includes(sideOf(status)) || status === 'registered';
      expect(isWait(status), status).toBe(!mine);
    }
    expect(waits.length).toBeGreaterThan(0);
  });
});
