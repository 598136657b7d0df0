import type { Account } from '../account/account.ts';
import type { ContentFacts } from '../status/status.ts';
import { DomainError } from './errors.ts';
import type { Actor, DomainEvent, EventType, Trace } from './events.ts';
import { EventId } from './ids.ts';
import type { Change, Ports } from './ports.ts';

/** Who calls a use case, and on whose request. */
export type Caller = { readonly account: Account; readonly trace: Trace };

/** The actor an event names for an account: admins act as admins on what is not their own. */
export const actorOf = ({ account }: Caller, asAdmin = false): Actor => ({
  kind: asAdmin ? 'admin' : 'creator',
  id: account.id,
});
export const service: Actor = { kind: 'service' };
export const claimant: Actor = { kind: 'claimant' };

type Payload<Type extends EventType> = Extract<DomainEvent, { type: Type }>['payload'];

/** Makes an event of what just happened. */
export function eventOf<Type extends EventType>(
  { clock, newId }: Pick<Ports, 'clock' | 'newId'>,
  type: Type,
  payload: Payload<Type>,
  actor: Actor,
  trace: Trace,
): DomainEvent {
  const { correlationId, causeId } = trace;
  return {
    id: EventId.parse(newId()),
    type,
    payload,
    actor,
    correlationId,
    causeId,
    at: clock(),
  } as DomainEvent;
}

/** A change to write; the facts as they are when there is nothing to do; or a wish to read again. */
export type Step =
  | { readonly change: Change }
  | { readonly done: ContentFacts | null }
  | { readonly moved: true };

/** How often a use case reads again when what it read has moved. */
const TRIES = 6;

/**
 * Load → decide → commit once; again from the start when something moved in between.
 * The facts it returns are those that were committed.
 */
export async function decideAndCommit(
  { contents }: Pick<Ports, 'contents'>,
  decide: () => Promise<Step>,
): Promise<ContentFacts | null> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const step = await decide();
    if ('moved' in step) continue;
    if ('done' in step) return step.done;
    if ((await contents.commit(step.change)) === 'done') return step.change.after;
  }
  throw new DomainError('CONFLICT');
}

/** As {@link decideAndCommit}, for use cases that never remove a content. */
export async function settle(
  ports: Pick<Ports, 'contents'>,
  decide: () => Promise<Step>,
): Promise<ContentFacts> {
  const facts = await decideAndCommit(ports, decide);
  if (facts === null) throw new DomainError('NOT_FOUND');
  return facts;
}
