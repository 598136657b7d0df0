import { type Stored, usable } from '../asset/asset.ts';
import { type Copyright, decided, openCopyright } from '../copyright/copyright.ts';
import type { Decision } from '../copyright/decision.ts';
import { judge, neededOf } from '../copyright/rules.ts';
import { askFor, closeAll } from '../permission/ask.ts';
import type { Permission } from '../permission/permission.ts';
import { permissionEvents } from '../permission/permission-events.ts';
import { DomainError } from '../shared/errors.ts';
import { type ContentId, CopyrightId, DecisionId } from '../shared/ids.ts';
import type { Change, Ports, Surroundings } from '../shared/ports.ts';
import { actorOf, type Caller, eventOf, type Step, service, settle } from '../shared/use-case.ts';
import type { ContentFacts } from '../status/status.ts';
import { checkOriginals, type Submission, submit } from './content.ts';
import { useOf } from './use.ts';

type Needs = Pick<
  Ports,
  'contents' | 'registered' | 'assets' | 'clock' | 'newId' | 'digest' | 'patience'
>;
export type UploadInput = {
  readonly id: ContentId;
  readonly submission: Submission;
  /** The database refuses the commit after this moment. */
  readonly deadline?: Date | undefined;
};

/**
 * Submits a content and decides on its copyright at once: evidence, rules, and one commit of all of it.
 * The same call repeated answers the first result; with another body it is refused (ID_TAKEN).
 */
export function uploadContent(ports: Needs, caller: Caller, input: UploadInput) {
  checkOriginals(input.id, input.submission);
  const fingerprint = ports.digest(JSON.stringify(input.submission));
  return settle(ports, async (): Promise<Step> => {
    const before = await ports.contents.load(input.id);
    const repeated = before && repeatOf(before, caller, fingerprint);
    if (repeated) return { done: repeated };
    const asset = await loadAssets(ports, caller, input);
    const around = await surroundingsOf(ports, caller, input, asset);
    return { change: changeOf(ports, caller, { ...input, before, asset, around, fingerprint }) };
  });
}

/** The content as it stands when the very same call came before; null when it is a draft to submit. */
function repeatOf(before: ContentFacts, { account }: Caller, fingerprint: string) {
  const { content } = before;
  if (content.creatorId !== account.id) throw new DomainError('ID_TAKEN');
  if (content.state === 'draft') return null;
  if (content.fingerprint !== fingerprint) throw new DomainError('ID_TAKEN');
  return before;
}

async function loadAssets(ports: Needs, { account }: Caller, { id, submission }: UploadInput) {
  for (const document of submission.outsideOriginal?.documents ?? []) {
    usable(await ports.assets.find(document), 'document', account.id, id);
  }
  if (submission.assetId === null) return null;
  return usable(await ports.assets.find(submission.assetId), 'audio', account.id, id);
}

async function surroundingsOf(
  { registered }: Needs,
  { account }: Caller,
  { id, submission }: UploadInput,
  asset: Stored | null,
): Promise<Surroundings> {
  const around = await registered.survey({
    contentId: id,
    creatorId: account.id,
    submission,
    sha256: asset?.sha256 ?? null,
  });
  const [missing] = around.missing;
  if (missing) throw new DomainError('ORIGINAL_NOT_FOUND', { contentId: missing });
  return around;
}

type Gathered = UploadInput & {
  readonly before: ContentFacts | null;
  readonly asset: Stored | null;
  readonly around: Surroundings;
  readonly fingerprint: string;
};

function changeOf(ports: Needs, caller: Caller, gathered: Gathered): Change {
  const { id, submission, before, asset, around, fingerprint, deadline } = gathered;
  const now = ports.clock();
  const sha256 = asset?.sha256 ?? null;
  const creatorId = caller.account.id;
  const surroundings = around;
  const earlier = before?.permissions ?? [];
  const asked = permissionsOf(ports, caller, gathered, now);
  const verdict = judge({ creatorId, submission, sha256, surroundings, permissions: asked, now });
  // Nobody is asked about what is refused.
  const permissions = verdict.outcome === 'rejected' ? closeAll(earlier, now) : asked;
  const decision: Decision = {
    ...verdict,
    id: DecisionId.parse(ports.newId()),
    contentId: id,
    by: { kind: 'rules' },
    note: '',
    decidedAt: now,
  };
  const draft = before?.content.state === 'draft' ? before.content : null;
  const content = submit(draft, { id, creatorId: caller.account.id, submission, fingerprint }, now);
  const copyright = copyrightOf(ports, before?.copyright ?? null, decision);
  return {
    before,
    after: {
      ...{ content, copyright, decision, source: before?.source ?? null, asset, permissions },
      collaborators: before?.collaborators ?? [],
    },
    decision,
    events: [
      ...eventsOf(ports, caller, decision, submission),
      ...permissionEvents(ports, earlier, permissions, actorOf(caller), caller.trace),
    ],
    reads: around.reads,
    claims: [submission.assetId, ...(submission.outsideOriginal?.documents ?? [])].filter(
      (one) => one !== null,
    ),
    deadline,
  };
}

/** What is asked of the authors of the originals, or granted by their standing terms. */
function permissionsOf(
  { newId, patience }: Needs,
  { account }: Caller,
  { id: contentId, submission, before, around }: Gathered,
  now: Date,
): Permission[] {
  const earlier = before?.permissions ?? [];
  const use = useOf(submission);
  if (!use) return closeAll(earlier, now);
  const requesterId = account.id;
  const { originals } = around;
  const needed = neededOf({ creatorId: requesterId, submission, surroundings: around });
  const asking = { contentId, requesterId, use, needed, originals, earlier };
  return askFor({ newId, patience, now }, asking);
}

function copyrightOf(ports: Needs, earlier: Copyright | null, decision: Decision): Copyright {
  return earlier
    ? decided(earlier, decision)
    : openCopyright(CopyrightId.parse(ports.newId()), decision);
}

function eventsOf(ports: Needs, caller: Caller, decision: Decision, submission: Submission) {
  const { contentId, id: decisionId, outcome, rule, ruleVersion, note } = decision;
  const uploaded = eventOf(
    ports,
    'content.uploaded',
    { contentId, assetId: submission.assetId },
    actorOf(caller),
    caller.trace,
  );
  const decidedEvent = eventOf(
    ports,
    'copyright.decided',
    { contentId, decisionId, outcome, rule, ruleVersion, note },
    service,
    { ...caller.trace, causeId: uploaded.id },
  );
  return [uploaded, decidedEvent];
}
