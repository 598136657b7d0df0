import { DomainError } from '../shared/errors.ts';
import type { DomainEvent } from '../shared/events.ts';
import type { AssetId, ObjectionId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { type Step, settle } from '../shared/use-case.ts';
import { endHold, holdFor, type Source } from '../source/source.ts';
import type { ContentFacts } from '../status/status.ts';
import { isInForce, type Objection } from './objection.ts';

export type Needs = Pick<Ports, 'contents' | 'objections' | 'clock' | 'newId'>;
/** What a step makes of an objection, and what it tells. */
export type Stepped = {
  readonly objection: Objection;
  readonly event: DomainEvent;
  readonly claims?: readonly AssetId[];
};

/**
 * One step of an objection: the track is stopped or back in the same commit that says so. A step that leaves it as it
 * is writes nothing. Errors: NOT_FOUND, and those of the step.
 */
export function stepObjection(
  ports: Needs,
  id: ObjectionId,
  step: (objection: Objection, facts: ContentFacts) => Promise<Stepped | null>,
): Promise<ContentFacts> {
  return settle(ports, async (): Promise<Step> => {
    const objection = await ports.objections.find(id);
    const before = objection && (await ports.contents.load(objection.contentId));
    if (!objection || !before) throw new DomainError('NOT_FOUND');
    const stepped = await step(objection, before);
    if (stepped === null) return { done: before };
    const { objection: next, event, claims } = stepped;
    const { version } = before.content;
    const content = { ...before.content, version: version + 1, updatedAt: ports.clock() };
    const after = { ...before, content, source: sourceUnder(next, before.source) };
    return { change: { before, after, events: [event], objection: next, claims } };
  });
}

/** What was never registered, or is not any more, has nothing to stop or to bring back. */
function sourceUnder(objection: Objection, source: Source | null): Source | null {
  if (source?.state !== 'registered') {
    if (objection.state === 'upheld') throw new DomainError('SOURCE_NOT_REGISTERED');
    return source;
  }
  const { id, since } = objection;
  return isInForce(objection) ? holdFor(source, id, objection.reason, since) : endHold(source, id);
}
