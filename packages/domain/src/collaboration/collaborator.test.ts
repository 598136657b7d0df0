import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AccountId, CollaboratorId } from '../shared/ids.ts';
import { contentId, moment, uuid } from '../testing/samples.ts';
import {
  answeringAuthors,
  type Collaborator,
  collaboratorStates,
  counts,
  invite,
  type Said,
  say,
  shareLeft,
  withdraw,
} from './collaborator.ts';

const invited = (n: number, shareBps = 1000, roles: Collaborator['roles'] = ['composer']) => ({
  id: CollaboratorId.parse(uuid(80 + n)),
  contentId,
  accountId: AccountId.parse(`account-${n}`),
  name: `Name ${n}`,
  roles,
  shareBps,
});
const one = (state: Collaborator['state'], n = 1): Collaborator =>
  ({ ...invited(n), state, since: moment(), represented: false }) as Collaborator;

describe('inviting', () => {
  test('gives away what is left, and no more', () => {
    const list = invite(invite([], invited(1, 6000), moment()), invited(2, 4000), moment());
    expect(shareLeft(list)).toBe(0);
    expect(() => invite(list, invited(3, 1), moment())).toThrow('SHARES_OVER');
  });

  test('whoever said no, was not asked any longer or left gives their share back, and can be asked again', () => {
    for (const state of collaboratorStates) {
      const list = [one(state)];
      expect(shareLeft(list)).toBe(counts(one(state)) ? 9000 : 10_000);
      if (counts(one(state))) {
        expect(() => invite(list, invited(1), moment())).toThrow('ALREADY_INVITED');
      } else {
        const again = invite(list, { ...invited(1, 2000), id: invited(9).id }, moment(3));
        expect(again).toEqual([{ ...invited(1, 2000), state: 'invited', since: moment(3) }]);
      }
    }
  });

  test('whatever is asked and answered, the shares are a whole', () => {
    const acts = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 0, max: 10_000 }), fc.nat(3)));
    fc.assert(
      fc.property(acts, (said) => {
        let list: readonly Collaborator[] = [];
        for (const [n, shareBps, act] of said) {
          try {
            if (act === 0) list = invite(list, invited(n, shareBps), moment());
            else {
              const kinds: Said[] = [
                { kind: 'accept', represented: false },
                { kind: 'decline' },
                { kind: 'leave' },
              ];
              const id = invited(n).id;
              const kind = kinds[act - 1] ?? { kind: 'leave' };
              list = list.map((other) => (other.id === id ? say(other, kind, moment()) : other));
            }
          } catch (error) {
            expect(String(error)).toMatch(/SHARES_OVER|ALREADY_INVITED|NOT_INVITED/);
          }
        }
        expect(shareLeft(list)).toBeGreaterThanOrEqual(0);
        expect(new Set(list.map(({ accountId }) => accountId)).size).toBe(list.length);
      }),
    );
  });
});

describe('answering', () => {
  const all: Said[] = [
    { kind: 'accept', represented: true },
    { kind: 'decline' },
    { kind: 'leave' },
    { kind: 'represent', represented: true },
  ];

  test.each(all)('$kind', (said) => {
    const expected = said.kind === 'accept' || said.kind === 'decline' ? 'invited' : 'accepted';
    for (const state of collaboratorStates) {
      const before = one(state);
      if (state === expected) expect(say(before, said, moment(4)).since).toEqual(moment(4));
      else expect(() => say(before, said, moment())).toThrow('NOT_INVITED');
    }
  });

  test('who accepted is not sent away', () => {
    expect(withdraw(one('invited'), moment()).state).toBe('withdrawn');
    for (const state of collaboratorStates) {
      if (state !== 'invited') expect(() => withdraw(one(state), moment())).toThrow('NOT_INVITED');
    }
  });
});

test('joint authors who accepted answer for themselves, unless they let the uploader', () => {
  const accepted = (n: number, roles: Collaborator['roles'], represented: boolean) =>
    ({ ...invited(n, 0, roles), state: 'accepted', since: moment(), represented }) as const;
  const list = [
    accepted(1, ['lyricist'], false),
    accepted(2, ['composer'], true),
    accepted(3, ['performer', 'producer', 'arranger'], false),
    one('invited', 4),
    one('left', 5),
  ];
  expect(answeringAuthors(list)).toEqual(['account-1']);
});
