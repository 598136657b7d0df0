import { describe, expect, test } from 'vitest';
import { AccountId, ContentId, PermissionId } from '../shared/ids.ts';
import { moment, uuid } from '../testing/samples.ts';
import { type Certificate, certificateOf, standsNow } from './certificate.ts';
import { extend, giveNotice, takeNoticeBack } from './ending.ts';
import { answer, askAgain, request, runOut } from './permission.ts';
import { Terms } from './terms.ts';

const patience = { answerDays: 14, noticeDays: 7 };
const inDays = (days: number) => new Date(moment().getTime() + days * 86_400_000);
const terms = Terms.parse({ shareBps: 3000, endsAt: inDays(365), creditLine: 'After it' });
const asked = {
  id: PermissionId.parse(uuid(40)),
  contentId: ContentId.parse(uuid(1)),
  requesterId: AccountId.parse('singer'),
  originalId: ContentId.parse(uuid(30)),
  authorId: AccountId.parse('author'),
  part: 'work',
  rights: ['reproduction_transmission'],
  use: 'plain_cover',
  terms,
} as const;
const granted = answer(request(asked, moment(), patience), { kind: 'grant' }, moment(1), patience);
const music = (n: number) => ({ contentId: ContentId.parse(uuid(n)), title: 'T', artistName: 'A' });
const certificate: Certificate = certificateOf({
  permissionId: asked.id,
  issuer: 'https://musicloud.example',
  issuedAt: moment(2).toISOString(),
  author: 'Author',
  requester: 'Singer',
  original: { ...music(30), registrationCode: 'MC-1' },
  content: music(1),
  part: asked.part,
  use: asked.use,
  rights: [...asked.rights],
  terms: { ...terms, endsAt: terms.endsAt?.toISOString() ?? null },
  grantedAt: moment(1).toISOString(),
  by: 'answer',
});
const stated = { cause: 'terms_broken', note: 'Not as agreed.' } as const;
const validity = (...args: [typeof granted, Date?]) =>
  standsNow(certificate, args[0], args[1] ?? moment(3)).validity;

describe('what a certificate records', () => {
  test('is valid while its permission holds, also while a notice runs and after it was taken back', () => {
    const noticed = giveNotice(granted, stated, moment(2), patience);
    expect(standsNow(certificate, granted, moment(3))).toEqual({
      validity: 'valid',
      state: 'granted',
      since: moment(1).toISOString(),
    });
    expect(validity(noticed)).toBe('valid');
    expect(validity(takeNoticeBack(noticed, moment(4)))).toBe('valid');
  });

  test('is over once it was revoked, or its time is', () => {
    const revoked = runOut(giveNotice(granted, stated, moment(2), patience), inDays(8));
    expect(validity(revoked)).toBe('over');
    // Nobody has swept yet.
    expect(validity(granted, inDays(366))).toBe('over');
  });

  test('is replaced by other terms the two agreed on later', () => {
    const over = runOut(granted, inDays(365));
    const again = (said: Partial<Terms>) =>
      answer(
        askAgain(over, { ...terms, endsAt: inDays(700), ...said }, inDays(366), patience),
        { kind: 'grant' },
        inDays(367),
        patience,
      );
    expect(validity(extend(granted, inDays(500), moment(4)))).toBe('replaced');
    for (const said of [
      {},
      { shareBps: 1 },
      { territory: 'KR' },
      { note: 'n' },
      { creditLine: '' },
    ]) {
      expect(validity(again(said), inDays(368))).toBe('replaced');
    }
  });
});
