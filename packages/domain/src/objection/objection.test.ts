import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ObjectionId } from '../shared/ids.ts';
import { endHold, holdFor, reinstate, suspend } from '../source/source.ts';
import { assetId, contentId, moment, source, uuid } from '../testing/samples.ts';
import {
  addTo,
  answerTo,
  file,
  isAnswerable,
  isInForce,
  type Objection,
  objectionStates,
  Report,
  type Ruling,
  receiptOf,
  resumed,
  rule,
  rulings,
  rulingsOn,
} from './objection.ts';

const id = ObjectionId.parse(uuid(70));
const report = Report.parse({
  claim: 'recording',
  name: 'Claimant',
  email: 'claimant@example.org',
  explanation: 'I made this recording in 2019.',
  links: ['https://example.org/proof'],
});
const open = () => file({ id, contentId, language: 'en', receipt: 'OB-1', report }, moment());
const said = { statement: 'It is mine.', documents: [assetId] };
const by = (objection: Objection, kind: Ruling['kind'], minutes = 5) =>
  rule(objection, { kind, note: 'why' }, moment(minutes), 10);
const upheld = () => by(open(), 'uphold');
const answered = () => answerTo(upheld(), said, moment(10), 10);
const samples: Record<Objection['state'], () => Objection> = {
  open,
  dismissed: () => by(open(), 'dismiss'),
  upheld,
  answered,
  proceedings: () => by(answered(), 'proceed'),
  lifted: () => by(upheld(), 'lift'),
};

describe('a report', () => {
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:word@example.org',
    'proof',
    'ftp://example.org',
  ])('takes no link like %s', (link) => {
    expect(Report.safeParse({ ...report, links: [link] }).success).toBe(false);
  });

  test.each([{ email: 'x' }, { name: ' ' }, { explanation: '' }, { claim: 'all' }])(
    'is refused with %j',
    (wrong) => {
      expect(Report.safeParse({ ...report, ...wrong }).success).toBe(false);
    },
  );

  test('has a receipt of its own, in characters nobody misreads', () => {
    expect(receiptOf(uuid(7))).toMatch(/^OB-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    fc.assert(
      fc.property(fc.uuid({ version: 7 }), fc.uuid({ version: 7 }), (one, other) => {
        fc.pre(one.slice(-12) !== other.slice(-12));
        expect(receiptOf(one)).not.toBe(receiptOf(other));
      }),
    );
  });
});

describe('what an admin can do', () => {
  test.each(objectionStates)('%s has a way out, and refuses what is none', (state) => {
    const objection = samples[state]();
    expect(objection.state).toBe(state);
    expect(rulingsOn[state].length).toBeGreaterThan(0);
    for (const kind of rulings) {
      if (rulingsOn[state].includes(kind)) {
        const after = by(objection, kind, 60);
        expect(after.version).toBe(objection.version + 1);
        expect(after.since).toEqual(moment(60));
      } else expect(() => by(objection, kind)).toThrow('OBJECTION_MOVED');
    }
  });

  test('stopping is undone in one step, and that in another', () => {
    const back = by(upheld(), 'lift');
    expect([upheld(), back].map(isInForce)).toEqual([true, false]);
    expect(by(by(back, 'reopen'), 'uphold').state).toBe('upheld');
  });

  test.each(['dismiss', 'uphold'] as const)('%s takes a reason', (kind) => {
    expect(() => rule(open(), { kind, note: '' }, moment(), 10)).toThrow('REASON_MISSING');
  });

  test('proceedings taken back announce a new date where there is an answer, else ask for one', () => {
    const again = by(by(answered(), 'proceed'), 'unproceed', 30);
    expect(again).toMatchObject({ state: 'answered', resumesAt: moment(30 + 10 * 24 * 60) });
    expect(by(by(upheld(), 'proceed'), 'unproceed').state).toBe('upheld');
  });
});

describe('the creator', () => {
  test('answers once, and the date is announced', () => {
    expect(answered()).toMatchObject({
      state: 'answered',
      reason: 'why',
      resumesAt: moment(10 + 10 * 24 * 60),
      answer: { ...said, at: moment(10) },
    });
    expect(() => answerTo(answered(), said, moment(), 10)).toThrow('OBJECTION_MOVED');
    expect(() => answerTo(upheld(), { statement: '', documents: [] }, moment(), 10)).toThrow(
      'INVALID_INPUT',
    );
  });

  test('answers under proceedings too, which go on', () => {
    const begun = by(upheld(), 'proceed');
    const after = answerTo(begun, said, moment(20), 10);
    expect(after).toMatchObject({ state: 'proceedings', since: begun.since });
    expect(isAnswerable(after)).toBe(false);
  });

  test.each(objectionStates)('has an answer for what is in force only: %s', (state) => {
    const objection = samples[state]();
    if (isAnswerable(objection)) expect(isInForce(objection)).toBe(true);
    else expect(() => answerTo(objection, said, moment(), 10)).toThrow('OBJECTION_MOVED');
  });
});

describe('whoever filed it', () => {
  const more = { explanation: 'Proceedings were begun.', links: [] };

  test.each(objectionStates)('adds to what is not closed: %s', (state) => {
    const objection = samples[state]();
    const closed = state === 'dismissed' || state === 'lifted';
    if (closed) expect(() => addTo(objection, more, moment())).toThrow('OBJECTION_MOVED');
    else {
      const after = addTo(objection, more, moment(7));
      expect(after).toEqual({
        ...objection,
        version: objection.version + 1,
        additions: [{ ...more, at: moment(7) }],
      });
    }
  });

  test('cannot fill it without end', () => {
    let objection = open();
    for (let count = 0; count < 10; count += 1) objection = addTo(objection, more, moment());
    expect(() => addTo(objection, more, moment())).toThrow('OBJECTION_MOVED');
  });
});

test('only what was announced comes back by itself', () => {
  for (const state of objectionStates) {
    const objection = samples[state]();
    const after = resumed(objection, moment(99));
    if (state === 'answered') expect(after).toMatchObject({ state: 'lifted', note: '' });
    else expect(after).toBe(objection);
  }
});

describe('the hold on a source', () => {
  const other = ObjectionId.parse(uuid(71));

  test('ends with the objection that put it there, and with nothing else', () => {
    const held = holdFor(source(), id, 'why', moment(5));
    expect(endHold(held, other)).toBe(held);
    expect(endHold(held, id).suspension).toBeNull();
    expect(() => reinstate(held)).toThrow('HELD_BY_OBJECTION');
    expect(() => holdFor(held, other, 'why', moment(6))).toThrow('ALREADY_SUSPENDED');
  });

  test('takes over an admin’s own, since when it stands', () => {
    const held = holdFor(suspend(source(), 'mine', moment(1)), id, 'why', moment(5));
    expect(held.suspension).toEqual({ cause: 'why', since: moment(1), objectionId: id });
  });
});
