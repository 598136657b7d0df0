import { type SubmittedFacts, touched } from '../content/load-own.ts';
import type { Verdict } from '../copyright/rules.ts';
import { judge } from '../copyright/rules.ts';
import { decisionChange } from '../copyright/take-decision.ts';
import type { Trace } from '../shared/events.ts';
import { type ContentId, SourceId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { decideAndCommit, eventOf, type Step, service } from '../shared/use-case.ts';
import type { ContentFacts } from '../status/status.ts';
import type { RegisteredSource } from './ports.ts';
import { registrationCode, type Source } from './source.ts';

type Needs = Pick<Ports, 'contents' | 'registered' | 'registry' | 'clock' | 'newId'>;

/**
 * Registers what was approved. Two creators who submitted the same music at the same moment each saw no conflict,
 * so it looks once more: after taking a number, among those with smaller ones. A conflict sends this one
 * to review with both sides. Repeated, late, or after a deletion it changes nothing.
 */
export async function registerSource(ports: Needs, id: ContentId, trace: Trace): Promise<void> {
  await decideAndCommit(ports, async (): Promise<Step> => {
    const before = await ports.contents.load(id);
    if (!isToRegister(before)) return { done: before };
    const number = await ports.contents.takeNumber(id, before.content.version, (next) =>
      eventOf(ports, 'source.registering', { contentId: id, number: next }, service, trace),
    );
    const numbered = await ports.contents.load(id);
    if (number === 'moved' || !isToRegister(numbered)) return { moved: true };
    const known = await knownSource(ports, numbered);
    if (known) return { change: recordOf(ports, numbered, known, trace) };
    const conflict = await conflictBefore(ports, numbered, number);
    if (conflict) return sendToReview(ports, numbered, conflict, trace);
    return register(ports, numbered, number, trace);
  });
}

function isToRegister(facts: ContentFacts | null): facts is SubmittedFacts {
  if (facts?.content.state !== 'submitted' || facts.copyright?.state !== 'approved') return false;
  return facts.source?.state !== 'registered';
}

/**
 * The source a worker registered that died before it could record it. It had looked already: another look could
 * find what came later.
 */
async function knownSource(ports: Needs, { content, copyright }: SubmittedFacts) {
  const known = await ports.registry.find(content.id);
  return known?.state === 'registered' && known.version === copyright.version ? known : null;
}

/**
 * Gives the conflict to an admin. Another worker may have looked before the rival was approved, and register late:
 * an unregistering with the very version it would register with makes the registry refuse it. Where it came too
 * late for that, the source stands and is recorded.
 */
async function sendToReview(
  ports: Needs,
  before: SubmittedFacts,
  conflict: Verdict,
  trace: Trace,
): Promise<Step> {
  const { content, copyright } = before;
  await ports.registry.unregister({
    contentId: content.id,
    creatorId: content.creatorId,
    version: copyright.version,
    at: ports.clock(),
  });
  const known = await knownSource(ports, before);
  if (known) return { change: recordOf(ports, before, known, trace) };
  const said = { ...conflict, by: { kind: 'rules' }, note: '' } as const;
  return { change: decisionChange(ports, before, said, trace) };
}

/** The verdict of the same rules over what has a smaller number, unless an admin already settled it. */
async function conflictBefore(
  ports: Needs,
  { content, decision, asset, permissions }: SubmittedFacts,
  number: number,
): Promise<Verdict | null> {
  const sha256 = asset?.sha256 ?? null;
  const { id: contentId, creatorId, submission } = content;
  const around = await ports.registered.survey({
    contentId,
    creatorId,
    submission,
    sha256,
    numberedBefore: number,
  });
  const settled = new Set(
    decision?.by.kind === 'admin' ? decision.evidence.matches.map((match) => match.contentId) : [],
  );
  const open = <Found extends { contentId: ContentId }>(found: readonly Found[]) =>
    found.filter((one) => !settled.has(one.contentId));
  const surroundings = {
    sameBytes: open(around.sameBytes),
    nearNames: open(around.nearNames),
    originals: around.originals,
  };
  const verdict = judge({
    creatorId,
    submission,
    sha256,
    surroundings,
    permissions,
    now: ports.clock(),
  });
  if (verdict.evidence.matches.length === 0) return null;
  const own = verdict.rule === 'same-recording-own';
  return own ? verdict : { ...verdict, outcome: 'in_review', rule: 'registered-earlier' };
}

async function register(
  ports: Needs,
  before: SubmittedFacts,
  number: number,
  trace: Trace,
): Promise<Step> {
  const { content, copyright } = before;
  const now = ports.clock();
  const answer = await ports.registry.register({
    id: SourceId.parse(ports.newId()),
    contentId: content.id,
    creatorId: content.creatorId,
    code: registrationCode(number, now),
    title: content.submission.title,
    artistName: content.submission.artistName,
    type: content.submission.type,
    version: copyright.version,
    registeredAt: now,
  });
  if (answer === 'stale') return beginAgain(ports, before, number, trace);
  return { change: recordOf(ports, before, answer, trace) };
}

/**
 * The registry refused: the content has moved since it was read, and reading again shows it; or a worker that died
 * before it could send it to review made the registry refuse this version, and a newer one is looked at again.
 */
async function beginAgain(
  ports: Needs,
  before: SubmittedFacts,
  number: number,
  trace: Trace,
): Promise<Step> {
  const contentId = before.content.id;
  const content = touched(before.content, ports.clock());
  const copyright = { ...before.copyright, version: before.copyright.version + 1 };
  const event = eventOf(ports, 'source.registering', { contentId, number }, service, trace);
  await ports.contents.commit({
    before,
    after: { ...before, content, copyright },
    events: [event],
  });
  return { moved: true };
}

function recordOf(
  ports: Needs,
  before: SubmittedFacts,
  { id, code, registeredAt }: RegisteredSource,
  trace: Trace,
) {
  const contentId = before.content.id;
  const source: Source = {
    id,
    contentId,
    code,
    state: 'registered',
    registeredAt,
    unregisteredAt: null,
    // A hold outlasts a permission that ended and was given again.
    suspension: before.source?.suspension ?? null,
  };
  const content = touched(before.content, ports.clock());
  const event = eventOf(
    ports,
    'source.registered',
    { contentId, sourceId: id, code },
    service,
    trace,
  );
  return { before, after: { ...before, content, source }, events: [event] };
}
