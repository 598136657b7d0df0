import { judge, neededOf } from '../copyright/rules.ts';
import { decisionChange } from '../copyright/take-decision.ts';
import { askFor } from '../permission/ask.ts';
import { isOpen, type Permission, withdrawRequest } from '../permission/permission.ts';
import { permissionEvents } from '../permission/permission-events.ts';
import { DomainError } from '../shared/errors.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Change, Ports, Surroundings } from '../shared/ports.ts';
import { actorOf, type Caller, eventOf, settle } from '../shared/use-case.ts';
import { type ContentType, checkOriginals, type Submission } from './content.ts';
import { loadOwn, type SubmittedFacts, submitted } from './load-own.ts';
import type { Use } from './use.ts';

type Needs = Pick<Ports, 'contents' | 'registered' | 'clock' | 'newId' | 'patience'>;
/** What was done with the originals after all; a use that takes their sound makes it a derivative. */
export type ChangedUse = { readonly type: ContentType; readonly use: Use };

/**
 * Another kind of use while permission is waited for: whoever is asked for the old one is asked no longer, what the new
 * one needs is asked (or granted in advance), and it is decided anew, in one commit. Errors: NOT_FOUND,
 * ALREADY_DELETED, NOT_EDITABLE where nothing is waited for, USE_NOT_ALLOWED, ORIGINAL_NOT_ALLOWED,
 * ORIGINAL_NOT_FOUND, NEVER_PERMITTED where an author said so of the new one.
 */
export function changeUse(ports: Needs, caller: Caller, id: ContentId, changed: ChangedUse) {
  return settle(ports, async () => {
    const before = submitted(await loadOwn(ports, caller, id));
    if (before.copyright.state !== 'awaiting_permission') throw new DomainError('NOT_EDITABLE');
    const submission = { ...before.content.submission, ...changed };
    checkOriginals(id, submission);
    const { type, use } = before.content.submission;
    if (type === changed.type && use === changed.use) return { done: before };
    const around = await ports.registered.survey({
      contentId: id,
      creatorId: caller.account.id,
      submission,
      sha256: before.asset?.sha256 ?? null,
    });
    const [missing] = around.missing;
    if (missing) throw new DomainError('ORIGINAL_NOT_FOUND', { contentId: missing });
    return { change: changeOf(ports, caller, { before, submission, around, use: changed.use }) };
  });
}

type Gathered = {
  readonly before: SubmittedFacts;
  readonly submission: Submission;
  readonly around: Surroundings;
  readonly use: Use;
};

function changeOf(ports: Needs, caller: Caller, gathered: Gathered): Change {
  const { before, submission, around } = gathered;
  const { id: contentId, creatorId } = before.content;
  const now = ports.clock();
  const closed = closedFor(before.permissions, gathered.use, now);
  const permissions = askedAnew(ports, gathered, closed, now);
  const sha256 = before.asset?.sha256 ?? null;
  const facts = { creatorId, submission, sha256, surroundings: around, permissions, now };
  const verdict = judge(facts);
  if (verdict.rule === 'never-permitted') throw new DomainError('NEVER_PERMITTED');
  const by = actorOf(caller);
  const { trace } = caller;
  const events = [
    eventOf(ports, 'content.edited', { contentId, fields: ['use'] }, by, trace),
    ...permissionEvents(ports, before.permissions, closed, by, trace),
    ...permissionEvents(ports, closed, permissions, by, trace),
  ];
  // As it was sent the first time it stays: a repeated call is that one still.
  const next = { ...before, content: { ...before.content, submission }, permissions };
  const said = { ...verdict, by: { kind: 'rules' }, note: '' } as const;
  return { ...decisionChange(ports, next, said, trace, events), before, reads: around.reads };
}

/** Nobody is asked for another use than the new one any longer. */
const closedFor = (permissions: readonly Permission[], use: Use, now: Date): Permission[] =>
  permissions.map((one) => (one.use !== use && isOpen(one) ? withdrawRequest(one, now) : one));

function askedAnew(
  { newId, patience }: Needs,
  { before, submission, around, use }: Gathered,
  earlier: readonly Permission[],
  now: Date,
): Permission[] {
  const { id: contentId, creatorId: requesterId } = before.content;
  const { originals } = around;
  const needed = neededOf({ creatorId: requesterId, submission, surroundings: around });
  const asking = { contentId, requesterId, use, needed, originals, earlier };
  return askFor({ newId, patience, now }, asking);
}
