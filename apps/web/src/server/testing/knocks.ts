import { uuidv7 } from '@musicloud/db/ids';
import { newContentId } from '@musicloud/db/testing/world';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type { ProcedurePath } from '../access/procedures.ts';
import { createKey } from '../account/keys.ts';
import type { Cast } from './credentials.ts';
import type { Portal } from './portal.ts';
import type { Things } from './things.ts';

/** A valid call: its input, and the creator's content it is about. */
export type Knock = { readonly input?: unknown; readonly about?: ContentId };
type Stage = { readonly portal: Portal; readonly cast: Cast; readonly things: Things };

const about = (id: ContentId, more: object = {}): Knock => ({ input: { id, ...more }, about: id });

/** For each procedure, a call that its rightful caller succeeds with, on a thing made anew for it. */
export const knocks: Readonly<Record<ProcedurePath, (stage: Stage) => Promise<Knock>>> = {
  'account.me': async () => ({}),
  'account.notifications': async () => ({ input: {} }),
  'account.markRead': async () => ({ input: { ids: [uuidv7()] } }),
  'account.keys': async () => ({}),
  'account.createKey': async () => ({ input: { name: 'a key' } }),
  'account.revokeKey': async ({ portal, cast }) => {
    const { id } = await createKey(portal.container, cast.creator.account.id, 'a key');
    return { input: { id } };
  },
  'account.legal': async () => ({ input: { locale: 'ko' } }),
  'account.mailbox': async () => ({}),
  'admin.pending': async () => ({}),
  'admin.reviews': async () => ({ input: {} }),
  'admin.review': async ({ things }) => about(await things.inReview()),
  'admin.settle': async ({ things }) =>
    about(await things.inReview(), { verdict: 'approve', note: '' }),
  'admin.objections': async () => ({ input: {} }),
  'admin.objection': async ({ things }) => ({ input: { id: (await things.report()).id } }),
  'admin.rule': async ({ things }) => ({
    input: { id: (await things.report()).id, kind: 'uphold', note: 'why' },
  }),
  'admin.sources': async () => ({ input: {} }),
  'admin.deadLetters': async () => ({ input: {} }),
  'admin.settleDeadLetter': async ({ things }) => ({
    input: { id: await things.deadLetter(), settled: 'dropped' },
  }),
  'admin.figures': async () => ({}),
  'admin.guard': async () => ({}),
  'admin.hold': async ({ things }) =>
    about(await things.registered(), { act: 'suspend', cause: 'a claim' }),
  'asset.get': async ({ things }) => ({ input: { id: await things.file() } }),
  'certificate.get': async ({ things }) => ({
    input: { permissionId: (await things.granted()).permissionId },
  }),
  'certificate.verify': async ({ portal, cast, things }) => {
    const { permissionId } = await things.granted();
    const signed = await portal.procedures(cast.creator).certificate.get({ permissionId });
    return { input: { signed } };
  },
  'collaboration.list': async () => ({}),
  'collaboration.invite': async ({ portal, things }) => ({
    input: {
      contentId: await things.registered(),
      email: (await portal.caller()).account.email,
      roles: ['composer'],
      shareBps: 1000,
    },
  }),
  'collaboration.withdraw': async ({ things }) => ({ input: await things.invitation() }),
  'collaboration.answer': async ({ things }) => ({
    input: { ...(await things.invited()), said: { kind: 'accept', represented: false } },
  }),
  'content.saveDraft': async ({ things }) => about(await things.draft(), { form: { title: 'X' } }),
  'content.discardDraft': async ({ things }) => about(await things.draft()),
  'content.upload': async ({ things }) =>
    about(await things.draft(), { submission: things.submission() }),
  'content.get': async ({ things }) => about(await things.approved()),
  'content.edit': async ({ things }) => about(await things.approved(), { description: 'new' }),
  'content.reopen': async ({ things }) => about(await things.rejected()),
  'content.changeUse': async ({ things }) =>
    about(await things.waiting(), { type: 'cover', use: 'arrangement' }),
  'content.keep': async ({ things }) => about(await things.deletionFailed()),
  'content.impact': async ({ things }) => about(await things.registered()),
  'content.delete': async ({ things }) => about(await things.registered()),
  'copyright.contest': async ({ things }) => about(await things.rejected(), { statement: 'mine' }),
  'copyright.supply': async ({ things }) =>
    about(await things.asked(), { statement: 'proof', documents: [] }),
  'objection.file': async ({ things }) => ({ input: await things.reporting() }),
  'objection.follow': async ({ things }) => ({
    input: { receipt: (await things.report()).receipt },
  }),
  'objection.add': async ({ things }) => ({
    input: {
      receipt: (await things.report()).receipt,
      addition: { explanation: 'more', links: [] },
    },
  }),
  'objection.answer': async ({ things }) => ({
    input: { id: (await things.upheld()).id, statement: 'mine', documents: [] },
  }),
  'permission.list': async () => ({ input: { side: 'author' } }),
  'permission.get': async ({ things }) => {
    const { permissionId } = await things.request();
    return { input: { permissionId } };
  },
  'permission.answer': async ({ things }) => ({
    input: { ...(await things.request()), answer: { kind: 'grant' } },
  }),
  'permission.accept': async ({ things }) => ({ input: await things.offer() }),
  'permission.withdraw': async ({ things }) => ({ input: await things.offer() }),
  'permission.ask': async ({ things }) => ({
    input: { ...(await things.refusal()), terms: { shareBps: 0 } },
  }),
  'permission.patience': async () => ({}),
  'permission.revoke': async ({ things }) => ({
    input: { ...(await things.given()), cause: 'terms_broken', note: 'Not as agreed.' },
  }),
  'permission.takeBack': async ({ things }) => ({ input: await things.noticed() }),
  'permission.reply': async ({ things }) => ({
    input: { ...(await things.received(true)), text: 'It was as agreed.' },
  }),
  'permission.extend': async ({ things }) => ({
    input: { ...(await things.given()), endsAt: null },
  }),
  'permission.askExtension': async ({ things }) => ({
    input: { ...(await things.received(false)), text: 'Some longer?' },
  }),
  'permission.needed': async ({ things }) => ({
    input: { originalIds: [await things.registered()], use: 'remix' },
  }),
  'permission.standing': async () => ({ input: { contentId: null } }),
  'permission.setStanding': async ({ things }) => ({
    input: { contentId: await things.registered(), terms: {} },
  }),
  'source.search': async () => ({ input: { q: 'Song' } }),
  'source.catalogue': async () => ({ input: {} }),
  'source.track': async ({ things }) => about(await things.registered()),
  'source.lineage': async ({ things }) => about(await things.registered()),
  'status.list': async () => ({ input: {} }),
  'status.counts': async () => ({}),
  'status.live': async () => ({}),
};

/** The same call about a thing that never was. */
export function ofNothing({ input, about }: Knock): Knock {
  const id = newContentId();
  return about
    ? { input: { ...(input as object), id }, about: id }
    : { input: { ...(input as object), id } };
}
