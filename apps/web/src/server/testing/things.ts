import { Readable } from 'node:stream';
import { uuidv7 } from '@musicloud/db/ids';
import { keepDeadLetter } from '@musicloud/db/outbox/dead-letters';
import { newContentId, type Said, submissionOf } from '@musicloud/db/testing/world';
import { inviteCollaborator } from '@musicloud/domain/collaboration/invite-collaborator';
import { DraftForm } from '@musicloud/domain/content/content';
import { deleteContent } from '@musicloud/domain/content/delete-content';
import { saveDraft } from '@musicloud/domain/content/save-draft';
import { compensateRelease } from '@musicloud/domain/copyright/compensate-release';
import { contestDecision } from '@musicloud/domain/copyright/contest-decision';
import { finishRestore } from '@musicloud/domain/copyright/finish-restore';
import { settleReview } from '@musicloud/domain/copyright/settle-review';
import { fileObjection } from '@musicloud/domain/objection/file-objection';
import { Report } from '@musicloud/domain/objection/objection';
import { ruleOnObjection } from '@musicloud/domain/objection/rule-on-objection';
import { acceptOffer } from '@musicloud/domain/permission/accept-offer';
import { answerRequest } from '@musicloud/domain/permission/answer-request';
import type { Answer } from '@musicloud/domain/permission/permission';
import { revokePermission } from '@musicloud/domain/permission/revoke-permission';
import { plainTerms, Terms } from '@musicloud/domain/permission/terms';
import { type ContentId, ObjectionId } from '@musicloud/domain/shared/ids';
import type { Caller } from '@musicloud/domain/shared/use-case';
import type { ContentFacts } from '@musicloud/domain/status/status';
import type { Portal } from './portal.ts';

/** What every thing of the creator is called: nobody else may ever read it. */
export const HIDDEN = 'Hidden Voice';

/** Makers of the creator's own things in each state that some door asks for. */
export function thingsOf(portal: Portal, creator: Caller) {
  const { ports } = portal.container;
  const trace = () => ({ correlationId: uuidv7(), causeId: null });
  const said = (more: Said = {}) =>
    ({ artistName: HIDDEN, visibility: 'private', ...more }) as const;
  const submission = (more: Said = {}) => submissionOf(said(more));
  const draft = async () => {
    const id = newContentId();
    await saveDraft(ports, creator, id, DraftForm.parse({ title: 'Half', artistName: HIDDEN }));
    return id;
  };
  const approved = async () => (await portal.upload(creator, said())).content.id;
  const registered = async () => (await portal.register(creator, said())).content.id;
  /** Rejected, because somebody else's is the same recording. */
  const rejected = async () => {
    const bytes = uuidv7();
    const first = await portal.caller();
    await portal.register(first, { assetId: await portal.stored(first, bytes) });
    const assetId = await portal.stored(creator, bytes);
    return (await portal.upload(creator, said({ assetId }))).content.id;
  };
  const inReview = async () => {
    const id = await rejected();
    await contestDecision(ports, creator, id, 'mine');
    return id;
  };
  const asked = async () => {
    const id = await inReview();
    await settleReview(ports, await portal.caller('admin'), id, {
      verdict: 'ask',
      note: 'Prove it',
    });
    return id;
  };
  const deletionFailed = async () => {
    const id = await registered();
    const going = await deleteContent(ports, creator, id);
    const version = going?.copyright?.version ?? 0;
    await compensateRelease(ports, { contentId: id, version }, trace());
    await finishRestore(ports, id, trace());
    return id;
  };
  const deadLetter = async () => {
    const id = uuidv7();
    const letter = {
      id,
      name: `job-${id}`,
      payload: {},
      error: 'why',
      attempts: 1,
      failedAt: new Date(),
    };
    await keepDeadLetter(portal.database.db, { ...letter, ...trace() });
    return id;
  };
  /** The one permission of a cover, as commands name it. */
  const whichOf = ({ content, permissions: [first] }: ContentFacts) => {
    if (!first) throw new Error('nobody was asked');
    return { contentId: content.id, permissionId: first.id };
  };
  const coverOf = async (original: ContentId, by: Caller) =>
    whichOf(await portal.upload(by, { ...said(), type: 'cover', originalIds: [original] }));
  /** Somebody asks the creator. */
  const request = async () => {
    // Whoever has the link may read its name: it has another.
    const { content } = await portal.register(creator, { visibility: 'link' });
    return coverOf(content.id, await portal.caller());
  };
  /** The creator asked somebody, who answered. */
  const answered = async (answer: Answer) => {
    const author = await portal.caller();
    const { content } = await portal.register(author, { visibility: 'link' });
    const which = await coverOf(content.id, creator);
    await answerRequest(ports, author, which, answer);
    return which;
  };
  /** A cover of the creator's whose author was asked. */
  const waiting = async () => {
    const { content } = await portal.register(await portal.caller(), { visibility: 'link' });
    return (await coverOf(content.id, creator)).contentId;
  };
  const offer = () => answered({ kind: 'offer', terms: plainTerms });
  const granted = () => answered({ kind: 'grant' });
  /** Somebody asked the creator, who granted it; until a day far away. */
  const given = async () => {
    const which = await request();
    const terms = Terms.parse({ shareBps: 0, endsAt: '2099-01-01' });
    const asked = await ports.contents.load(which.contentId);
    const requester = await portal.container.ports.accounts.find(
      asked?.content.creatorId ?? creator.account.id,
    );
    if (!requester) throw new Error('nobody asked');
    await answerRequest(ports, creator, which, { kind: 'offer', terms });
    await acceptOffer(ports, { account: requester, trace: trace() }, which);
    return which;
  };
  const stated = { cause: 'terms_broken', note: 'Not as agreed.' } as const;
  /** The creator gave notice of it. */
  const noticed = async () => {
    const which = await given();
    await revokePermission(ports, creator, which, stated);
    return which;
  };
  /** The creator was granted something, until a day far away, or got notice of it. */
  const received = async (notice: boolean) => {
    const author = await portal.caller();
    const { content } = await portal.register(author, { visibility: 'link' });
    const which = await coverOf(content.id, creator);
    const terms = Terms.parse({ shareBps: 0, endsAt: '2099-01-01' });
    await answerRequest(ports, author, which, { kind: 'offer', terms });
    await acceptOffer(ports, creator, which);
    if (notice) await revokePermission(ports, author, which, stated);
    return which;
  };
  const refusal = () => answered({ kind: 'deny', reason: 'No.' });
  /** A collaborator as commands name them. */
  const invitationBy = async (owner: Caller, id: ContentId, email: string) => {
    const asked = { email, roles: ['composer' as const], shareBps: 1000 };
    const { content, collaborators } = await inviteCollaborator(ports, owner, id, asked);
    const [first] = collaborators;
    if (!first) throw new Error('nobody was invited');
    return { contentId: content.id, collaboratorId: first.id };
  };
  /** The creator invites somebody. */
  const invitation = async () =>
    invitationBy(creator, await registered(), (await portal.caller()).account.email);
  /** Somebody invites the creator. */
  const invited = async () => {
    const owner = await portal.caller();
    const { content } = await portal.register(owner);
    return invitationBy(owner, content.id, creator.account.email);
  };
  /** What anyone would file of a track of the creator's. */
  const reporting = async () => ({
    id: ObjectionId.parse(uuidv7()),
    contentId: (await portal.register(creator, said({ visibility: 'link' }))).content.id,
    language: 'en' as const,
    report: Report.parse({
      claim: 'work',
      name: 'Claimant',
      email: 'claimant@musicloud.example',
      explanation: 'I wrote it.',
    }),
  });
  const report = async () => fileObjection(ports, await reporting(), trace());
  const upheld = async () => {
    const filed = await report();
    const ruling = { kind: 'uphold', note: 'why' } as const;
    await ruleOnObjection(ports, await portal.caller('admin'), filed.id, ruling);
    return filed;
  };
  const file = async () => {
    const id = await portal.stored(creator);
    await portal.container.storage.write(id, Readable.from([Buffer.alloc(1000)]));
    return id;
  };
  const facts = (id: ContentId) => ports.contents.load(id);
  return {
    submission,
    draft,
    approved,
    registered,
    rejected,
    inReview,
    asked,
    deletionFailed,
    deadLetter,
    request,
    waiting,
    offer,
    granted,
    given,
    noticed,
    received,
    refusal,
    invitation,
    invited,
    reporting,
    report,
    upheld,
    file,
    facts,
  };
}
export type Things = ReturnType<typeof thingsOf>;
