import { describe, expect, test } from 'vitest';
import { ContentId, PermissionId } from '../shared/ids.ts';
import { contentId, me, moment, someone, uuid } from '../testing/samples.ts';
import { actionsOn } from './actions.ts';
import {
  askExtension,
  closeRequest,
  extend,
  giveNotice,
  remind,
  replyTo,
  takeNoticeBack,
} from './ending.ts';
import {
  acceptOffer,
  answer,
  askAgain,
  dueOf,
  grantedInAdvance,
  holds,
  type Permission,
  type PermissionState,
  request,
  runOut,
  withdrawRequest,
} from './permission.ts';
import { plainTerms, Terms } from './terms.ts';

const patience = { answerDays: 14, noticeDays: 7 };
const inDays = (days: number) => new Date(moment().getTime() + days * 86_400_000);
const terms = Terms.parse({ shareBps: 3000, endsAt: inDays(365) });
const asked = {
  id: PermissionId.parse(uuid(40)),
  contentId,
  requesterId: me,
  originalId: ContentId.parse(uuid(30)),
  authorId: someone,
  part: 'work',
  rights: ['reproduction_transmission'],
  use: 'plain_cover',
  terms,
} as const;

const requested = request(asked, moment(), patience);
const offered = answer(requested, { kind: 'offer', terms }, moment(1), patience);
const granted = answer(requested, { kind: 'grant' }, moment(1), patience);
const denied = answer(requested, { kind: 'deny', reason: 'No.' }, moment(1), patience);
const stated = { cause: 'terms_broken', note: 'Not as agreed.' } as const;
const revoking = giveNotice(granted, stated, moment(2), patience);
const every: Readonly<Record<PermissionState, Permission>> = {
  requested,
  offered,
  granted,
  denied,
  withdrawn: withdrawRequest(requested, moment(1)),
  expired: runOut(requested, inDays(14)),
  revoking,
  revoked: runOut(revoking, inDays(8)),
  ended: runOut(granted, inDays(365)),
};

/** Runs a command in every state: it works in `allowed` and refuses with `code` everywhere else. */
function onlyIn(
  allowed: readonly PermissionState[],
  code: string,
  run: (permission: Permission) => Permission,
) {
  for (const [state, permission] of Object.entries(every)) {
    expect(permission.state).toBe(state);
    if (allowed.includes(permission.state)) expect(() => run(permission), state).not.toThrow();
    else expect(() => run(permission), state).toThrow(code);
  }
}

describe('the author', () => {
  test('answers what was asked, once', () => {
    for (const said of [
      { kind: 'grant' },
      { kind: 'offer', terms },
      { kind: 'deny', reason: 'No.' },
    ] as const) {
      onlyIn(['requested'], 'NOT_ASKED', (one) => answer(one, said, moment(3), patience));
    }
  });

  test('grants under the proposed terms', () => {
    const state = { state: 'granted', by: 'answer', remindedAt: null, reply: null };
    expect(granted).toEqual({ ...asked, ...state, since: moment(1) });
  });

  test('offers other terms, and the other side has its time', () => {
    const other = Terms.parse({ shareBps: 5000, territory: 'KR' });
    const after = answer(requested, { kind: 'offer', terms: other }, moment(1), patience);
    expect(after).toMatchObject({ state: 'offered', terms: other });
    expect(dueOf(after)).toEqual(new Date(moment(1).getTime() + 14 * 86_400_000));
  });

  test('says why not', () => {
    expect(denied).toMatchObject({ state: 'denied', reason: 'No.' });
    const silent = () => answer(requested, { kind: 'deny', reason: '' }, moment(1), patience);
    expect(silent).toThrow('REASON_MISSING');
  });

  test('agrees on nothing that is over already', () => {
    const late = inDays(365);
    expect(() => answer(requested, { kind: 'grant' }, late, patience)).toThrow('TERMS_PAST');
    const past = { kind: 'offer', terms } as const;
    expect(() => answer(requested, past, late, patience)).toThrow('TERMS_PAST');
    expect(() => acceptOffer(offered, late)).toThrow('TERMS_PAST');
  });

  test('gives notice of what was granted, for a cause, and can take it back', () => {
    onlyIn(['granted'], 'NOT_GRANTED', (one) => giveNotice(one, stated, moment(3), patience));
    const silent = { ...stated, note: '' };
    expect(() => giveNotice(granted, silent, moment(3), patience)).toThrow('REASON_MISSING');
    expect(dueOf(revoking)).toEqual(new Date(moment(2).getTime() + 7 * 86_400_000));
    onlyIn(['revoking'], 'NO_NOTICE', (one) => takeNoticeBack(one, moment(4)));
    expect(takeNoticeBack(revoking, moment(4))).toMatchObject({ state: 'granted', terms });
    const inAdvance = giveNotice(grantedInAdvance(asked, moment()), stated, moment(2), patience);
    expect(takeNoticeBack(inAdvance, moment(4))).toMatchObject({ by: 'standing_terms' });
  });

  test('says nothing of a deleted original that the deletion does not say', () => {
    const deletion = { cause: 'original_deleted', note: '' } as const;
    expect(giveNotice(granted, deletion, moment(3), patience)).toMatchObject(deletion);
  });

  test('a notice runs no longer than the term itself', () => {
    const late = giveNotice(granted, stated, inDays(362), patience);
    expect(dueOf(late)).toEqual(terms.endsAt);
  });

  test('lets it hold longer, never shorter', () => {
    const longer = (one: Permission) => extend(one, inDays(400), moment(3));
    onlyIn(['granted'], 'NOT_GRANTED', longer);
    expect(longer(granted)).toMatchObject({ state: 'granted', terms: { endsAt: inDays(400) } });
    expect(extend(granted, null, moment(3)).terms.endsAt).toBeNull();
    expect(() => extend(granted, inDays(365), moment(3))).toThrow('TERMS_PAST');
    expect(() => extend(granted, inDays(300), moment(3))).toThrow('TERMS_PAST');
    expect(() => extend(granted, inDays(400), inDays(401))).toThrow('TERMS_PAST');
    expect(() => extend(extend(granted, null, moment(3)), null, moment(4))).toThrow('NO_END');
  });
});

describe('the requester', () => {
  test('takes an offer, or asks no longer', () => {
    onlyIn(['offered'], 'NOT_ASKED', (one) => acceptOffer(one, moment(3)));
    expect(acceptOffer(offered, moment(3))).toMatchObject({ state: 'granted', terms });
    onlyIn(['requested', 'offered'], 'NOT_ASKED', (one) => withdrawRequest(one, moment(3)));
  });

  test('asks again after whatever ended it, under the same id', () => {
    const again = (one: Permission) => askAgain(one, plainTerms, moment(3), patience);
    onlyIn(['denied', 'withdrawn', 'expired', 'revoked', 'ended'], 'STILL_OPEN', again);
    expect(again(denied)).toEqual({
      ...asked,
      terms: plainTerms,
      state: 'requested',
      since: moment(3),
      remindedAt: null,
      dueAt: new Date(moment(3).getTime() + 14 * 86_400_000),
    });
  });
});

describe('the requester, once granted', () => {
  test('answers a notice; the last words count, and the notice runs on', () => {
    onlyIn(['revoking'], 'NO_NOTICE', (one) => replyTo(one, 'But.', moment(3)));
    const twice = replyTo(replyTo(revoking, 'But.', moment(3)), 'Mended.', moment(4));
    expect(twice).toEqual({ ...revoking, reply: { text: 'Mended.', at: moment(4) } });
    expect(() => replyTo(revoking, '', moment(3))).toThrow('REASON_MISSING');
    expect(runOut(twice, inDays(8))).toMatchObject({
      state: 'revoked',
      reply: { text: 'Mended.' },
    });
  });

  test('asks for a later end of what has one; the answer takes the question away', () => {
    onlyIn(['granted'], 'NOT_GRANTED', (one) => askExtension(one, 'Longer?', moment(3)));
    const waiting = askExtension(granted, 'Longer?', moment(3));
    expect(waiting).toEqual({ ...granted, reply: { text: 'Longer?', at: moment(3) } });
    expect(extend(waiting, inDays(400), moment(4))).toMatchObject({ reply: null });
    const forever = grantedInAdvance({ ...asked, terms: plainTerms }, moment());
    expect(() => askExtension(forever, 'Longer?', moment(3))).toThrow('NO_END');
  });
});

test('a request, and a term about to end, are reminded of once', () => {
  for (const one of Object.values(every)) {
    const reminded = remind(one, moment(9));
    const is = one.state === 'requested' || one.state === 'granted';
    expect(reminded !== one, one.state).toBe(is);
    expect(remind(reminded, moment(10)), one.state).toBe(reminded);
  }
  const longer = extend(remind(granted, moment(9)), inDays(400), moment(10));
  expect(remind(longer, moment(11))).not.toBe(longer);
});

test('with its original gone a request is closed, and what was answered stays', () => {
  for (const one of Object.values(every)) {
    const closed = closeRequest(one, moment(9));
    if (one.state !== 'requested' && one.state !== 'offered') expect(closed).toBe(one);
    else expect(closed).toMatchObject({ state: 'denied', cause: 'original_deleted' });
  }
});

describe('time', () => {
  test('a moment before it is due nothing happens', () => {
    for (const permission of Object.values(every)) {
      const due = dueOf(permission);
      if (due) expect(runOut(permission, new Date(due.getTime() - 1))).toBe(permission);
    }
  });

  test.each([
    ['requested', 'expired'],
    ['offered', 'expired'],
    ['revoking', 'revoked'],
    ['granted', 'ended'],
  ] as const)('what is %s comes to be %s', (before, after) => {
    const permission = every[before];
    const due = dueOf(permission);
    if (!due) throw new Error('never due');
    expect(runOut(permission, due)).toMatchObject({ state: after, since: due });
  });

  test('what is over, or has no end, waits for nothing', () => {
    const forever = grantedInAdvance({ ...asked, terms: plainTerms }, moment());
    for (const one of [denied, every.withdrawn, every.expired, every.revoked, every.ended, forever])
      expect(dueOf(one)).toBeNull();
    expect(runOut(forever, inDays(40_000))).toBe(forever);
  });

  test('a permission holds while it is granted, also while a notice runs, until its end', () => {
    const held = Object.values(every).filter((one) => holds(one, moment(5)));
    expect(held.map((one) => one.state)).toEqual(['granted', 'revoking']);
    expect(holds(granted, inDays(365))).toBe(false);
  });
});

test('what is offered to each side is what the commands allow', () => {
  for (const one of Object.values(every)) {
    const allows = (act: () => unknown) => {
      try {
        act();
        return true;
      } catch {
        return false;
      }
    };
    const author = new Set(actionsOn(one, 'author'));
    const requester = new Set(actionsOn(one, 'requester'));
    const grant = () => answer(one, { kind: 'grant' }, moment(3), patience);
    expect(author.has('grant'), one.state).toBe(allows(grant));
    expect(requester.has('accept'), one.state).toBe(allows(() => acceptOffer(one, moment(3))));
    expect(requester.has('withdraw'), one.state).toBe(
      allows(() => withdrawRequest(one, moment(3))),
    );
    const again = () => askAgain(one, plainTerms, moment(3), patience);
    expect(requester.has('ask'), one.state).toBe(allows(again));
    const notice = () => giveNotice(one, stated, moment(3), patience);
    expect(author.has('revoke'), one.state).toBe(allows(notice));
    expect(author.has('take_back'), one.state).toBe(allows(() => takeNoticeBack(one, moment(3))));
    expect(author.has('extend'), one.state).toBe(allows(() => extend(one, null, moment(3))));
    expect(requester.has('reply'), one.state).toBe(allows(() => replyTo(one, 'But.', moment(3))));
    const later = () => askExtension(one, 'Longer?', moment(3));
    expect(requester.has('ask_extension'), one.state).toBe(allows(later));
  }
});
