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
import { type ContentId, ObjectionId } from '@musicloud/domain/shared/ids';
import type { Ports } from '@musicloud/domain/shared/ports';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { holdSource } from '@musicloud/domain/source/hold-source';
import { uuidv7 } from '../ids.ts';
import { newContentId, type Said, submissionOf, trace, type World } from '../testing/world.ts';
import { authorsOf } from './authors.ts';
import { objectorsOf } from './objectors.ts';
import { CONTENTS, type Command } from './plan.ts';

export type People = {
  readonly creators: readonly [Caller, Caller];
  /** With whom the creators write together. */
  readonly friend: Caller;
  readonly admin: Caller;
};
/** A command as it is given: made ready outside the stage, then run on it. */
export type Given = (ports: Ports) => Promise<unknown>;

/**
 * What people do in one run. All sounds of a run are the same recording, and the same upload said twice is the same
 * call; every run has its own names, so that runs know nothing of each other.
 */
export function actingPeople(world: World, { creators, friend, admin }: People) {
  const ids = Array.from({ length: CONTENTS }, newContentId);
  const objectionIds = ids.map(() => ObjectionId.parse(uuidv7()));
  const recording = newContentId();
  const said = new Map<string, Said>();
  const ownerOf = (content: number) => creators[content % 2 === 0 ? 0 : 1];
  const otherThan = (content: number) => creators[content % 2 === 0 ? 1 : 0];
  const before = (content: number, by: number) =>
    ids[(content + CONTENTS - by) % CONTENTS] as ContentId;
  /** A cover is one of the content before it, which is there already; a medley of the one before that, too. */
  const originalsOf = (command: Command, content: number) =>
    command === 'upload-medley' ? [before(content, 1), before(content, 2)] : [before(content, 1)];
  const now = (caller: Caller): Caller => ({ ...caller, trace: trace() });

  async function sayingOf(command: Command, content: number): Promise<Said> {
    const key = `${command} ${content}`;
    const known = said.get(key);
    if (known) return known;
    const by = ownerOf(content);
    const names = submissionOf();
    const sound = command === 'upload-sound' ? { assetId: await world.stored(by, recording) } : {};
    const isCover = command === 'upload-cover' || command === 'upload-medley';
    const cover = isCover
      ? ({ type: 'cover', originalIds: originalsOf(command, content) } as const)
      : {};
    const saying = { ...names, visibility: 'public', ...sound, ...cover } as Said;
    said.set(key, saying);
    return saying;
  }

  async function give(command: Command, content: number): Promise<Given> {
    const id = ids[content] as ContentId;
    const by = now(ownerOf(content));
    const judge = now(admin);
    const cast = { id, by, author: now(otherThan(content)), friend: now(friend) };
    const objectionId = objectionIds[content] as ObjectionId;
    const settle = (verdict: 'approve' | 'reject' | 'ask') => (ports: Ports) =>
      settleReview(ports, judge, id, { verdict, note: 'because' });
    const upload = async (): Promise<Given> => {
      const submission = submissionOf(await sayingOf(command, content));
      return (ports) => uploadContent(ports, by, { id, submission });
    };
    const makers: Readonly<Record<Command, () => Given | Promise<Given>>> = {
      'upload-sound': upload,
      'upload-silent': upload,
      'upload-cover': upload,
      'upload-medley': upload,
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
      suspend: () => (ports) => holdSource(ports, judge, id, 'suspend', 'because'),
      reinstate: () => (ports) => holdSource(ports, judge, id, 'reinstate', 'because'),
      ...authorsOf(cast),
      ...objectorsOf({ id, objectionId, by, admin: judge }),
    };
    return makers[command]();
  }
  return { ids, objectionIds, recording, give };
}
