import { DraftForm } from '@musicloud/domain/content/content';
import { deleteContent } from '@musicloud/domain/content/delete-content';
import { discardDraft } from '@musicloud/domain/content/discard-draft';
import { editContent } from '@musicloud/domain/content/edit-content';
import { keepContent } from '@musicloud/domain/content/keep-content';
import { reopenContent } from '@musicloud/domain/content/reopen-content';
import { saveDraft } from '@musicloud/domain/content/save-draft';
import { uploadContent } from '@musicloud/domain/content/upload-content';
import { contestDecision } from '@musicloud/domain/copyright/contest-decision';
import { settleReview } from '@musicloud/domain/copyright/settle-review';
import { supplyMore } from '@musicloud/domain/copyright/supply-more';
import { acceptOffer } from '@musicloud/domain/permission/accept-offer';
import { answerRequest } from '@musicloud/domain/permission/answer-request';
import { askAgain } from '@musicloud/domain/permission/ask-again';
import { endPermissions } from '@musicloud/domain/permission/end-permission';
import { expireRequest } from '@musicloud/domain/permission/expire-request';
import { extendPermission } from '@musicloud/domain/permission/extend-permission';
import type { Answer } from '@musicloud/domain/permission/permission';
import {
  replyToNotice,
  revokePermission,
  withdrawNotice,
} from '@musicloud/domain/permission/revoke-permission';
import { plainTerms, Terms } from '@musicloud/domain/permission/terms';
import { withdrawRequest } from '@musicloud/domain/permission/withdraw-request';
import { DomainError } from '@musicloud/domain/shared/errors';
import { type ContentId, EventId } from '@musicloud/domain/shared/ids';
import type { Ports } from '@musicloud/domain/shared/ports';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { holdSource } from '@musicloud/domain/source/hold-source';
import { uuidv7 } from '../ids.ts';
import { newContentId, type Said, submissionOf, trace, type World } from '../testing/world.ts';
import { CONTENTS, type Command } from './plan.ts';

/** Terms that are over in a month. */
const aMonth = () => Terms.parse({ shareBps: 0, endsAt: new Date(Date.now() + 30 * 86_400_000) });

/** The one permission of a cover, as commands name it. Errors: NOT_FOUND. */
async function permissionOf({ contents }: Pick<Ports, 'contents'>, contentId: ContentId) {
  const facts = await contents.load(contentId);
  const permissionId = facts?.permissions[0]?.id;
  if (!permissionId) throw new DomainError('NOT_FOUND');
  return { contentId, permissionId };
}

export type People = {
  readonly creators: readonly [Caller, Caller];
  readonly admin: Caller;
};
/** A command as it is given: made ready outside the stage, then run on it. */
export type Given = (ports: Ports) => Promise<unknown>;

/**
 * What people do in one run. All sounds of a run are the same recording, and the same upload said twice is the same
 * call; every run has its own names, so that runs know nothing of each other.
 */
export function actingPeople(world: World, { creators, admin }: People) {
  const ids = Array.from({ length: CONTENTS }, newContentId);
  const recording = newContentId();
  const said = new Map<string, Said>();
  const ownerOf = (content: number) => creators[content % 2 === 0 ? 0 : 1];
  /** A cover is one of the content before it, which is there already. */
  const originalOf = (content: number) => (content + CONTENTS - 1) % CONTENTS;
  const now = (caller: Caller): Caller => ({ ...caller, trace: trace() });

  async function sayingOf(command: Command, content: number): Promise<Said> {
    const key = `${command} ${content}`;
    const known = said.get(key);
    if (known) return known;
    const by = ownerOf(content);
    const names = submissionOf();
    const sound = command === 'upload-sound' ? { assetId: await world.stored(by, recording) } : {};
    const cover =
      command === 'upload-cover'
        ? ({ type: 'cover', originalIds: [ids[originalOf(content)]] } as const)
        : {};
    const saying = { ...names, visibility: 'public', ...sound, ...cover } as Said;
    said.set(key, saying);
    return saying;
  }

  async function give(command: Command, content: number): Promise<Given> {
    const id = ids[content] as ContentId;
    const by = now(ownerOf(content));
    const judge = now(admin);
    const settle = (verdict: 'approve' | 'reject' | 'ask') => (ports: Ports) =>
      settleReview(ports, judge, id, { verdict, note: 'because' });
    const answer = (said: Answer): Given => {
      const author = now(ownerOf(originalOf(content)));
      return async (ports) => answerRequest(ports, author, await permissionOf(ports, id), said);
    };
    const notice = (noticeDays: number) => async (ports: Ports) => {
      const author = now(ownerOf(originalOf(content)));
      const patience = { ...ports.patience, noticeDays };
      const stated = { cause: 'terms_broken', note: 'because' } as const;
      return revokePermission(
        { ...ports, patience },
        author,
        await permissionOf(ports, id),
        stated,
      );
    };
    /** Forty days later: notices and terms that run then are over. */
    const runOut = (releaseDeadlineMs: number) => (ports: Ports) => {
      const later = new Date(Date.now() + 40 * 86_400_000);
      const cause = { ...by.trace, causeId: EventId.parse(uuidv7()) };
      return endPermissions({ ...ports, releaseDeadlineMs, clock: () => later }, id, cause);
    };
    const upload = async (): Promise<Given> => {
      const submission = submissionOf(await sayingOf(command, content));
      return (ports) => uploadContent(ports, by, { id, submission });
    };
    const makers: Readonly<Record<Command, () => Given | Promise<Given>>> = {
      'upload-sound': upload,
      'upload-silent': upload,
      'upload-cover': upload,
      'save-draft': () => (ports) => saveDraft(ports, by, id, DraftForm.parse({ title: 'Song' })),
      'discard-draft': () => (ports) => discardDraft(ports, by, id),
      reopen: () => (ports) => reopenContent(ports, by, id),
      edit: () => (ports) =>
        editContent(ports, by, id, { description: by.trace.correlationId, visibility: 'public' }),
      delete: () => (ports) => deleteContent(ports, by, id),
      'delete-due-at-once': () => (ports) =>
        deleteContent({ ...ports, releaseDeadlineMs: -1 }, by, id),
      'delete-and-end': () => (ports) => deleteContent(ports, by, id, 'all'),
      keep: () => (ports) => keepContent(ports, by, id),
      contest: () => (ports) => contestDecision(ports, by, id, 'mine'),
      supply: () => (ports) => supplyMore(ports, by, id, { statement: 'here', documents: [] }),
      approve: () => settle('approve'),
      reject: () => settle('reject'),
      'ask-for-more': () => settle('ask'),
      grant: () => answer({ kind: 'grant' }),
      offer: () => answer({ kind: 'offer', terms: aMonth() }),
      deny: () => answer({ kind: 'deny', reason: 'because' }),
      accept: () => async (ports) => acceptOffer(ports, by, await permissionOf(ports, id)),
      'withdraw-request': () => async (ports) =>
        withdrawRequest(ports, by, await permissionOf(ports, id)),
      'ask-again': () => async (ports) =>
        askAgain(ports, by, await permissionOf(ports, id), plainTerms),
      expire: () => async (ports) => {
        const which = await permissionOf(ports, id);
        const later = new Date(Date.now() + 15 * 86_400_000);
        // The sweep names the request as its cause.
        const cause = { ...by.trace, causeId: EventId.parse(uuidv7()) };
        return expireRequest({ ...ports, clock: () => later }, which, cause);
      },
      'give-notice': () => notice(7),
      'give-notice-due-at-once': () => notice(-1),
      'take-notice-back': () => async (ports) =>
        withdrawNotice(ports, now(ownerOf(originalOf(content))), await permissionOf(ports, id)),
      'reply-to-notice': () => async (ports) =>
        replyToNotice(ports, by, await permissionOf(ports, id), 'but'),
      'run-out': () => runOut(600_000),
      // Forty days later still: the sweep that gives it up goes by the database's clock.
      'run-out-due-at-once': () => runOut(-41 * 86_400_000),
      extend: () => async (ports) =>
        extendPermission(
          ports,
          now(ownerOf(originalOf(content))),
          await permissionOf(ports, id),
          new Date(Date.now() + 60 * 86_400_000),
        ),
      suspend: () => (ports) => holdSource(ports, judge, id, 'suspend', 'because'),
      reinstate: () => (ports) => holdSource(ports, judge, id, 'reinstate', 'because'),
    };
    return makers[command]();
  }
  return { ids, recording, give };
}
