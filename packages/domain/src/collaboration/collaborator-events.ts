import type { DomainEvent } from '../shared/events.ts';
import type { Ports } from '../shared/ports.ts';
import { actorOf, type Caller, eventOf } from '../shared/use-case.ts';
import type { Collaborator } from './collaborator.ts';

/** What can be told of a collaborator. */
export type CollaboratorStep = Collaborator['state'] | 'represented';

/** Tells of a step on the timeline of the content. */
export function collaboratorEvent(
  ports: Pick<Ports, 'clock' | 'newId'>,
  step: CollaboratorStep,
  collaborator: Collaborator,
  caller: Caller,
): DomainEvent {
  const { id: collaboratorId, contentId, accountId, name, roles, shareBps } = collaborator;
  const represented = collaborator.state === 'accepted' && collaborator.represented;
  const who = { contentId, collaboratorId, accountId, name };
  const payload = { ...who, roles: [...roles], shareBps, represented };
  return eventOf(ports, `collaborator.${step}`, payload, actorOf(caller), caller.trace);
}
