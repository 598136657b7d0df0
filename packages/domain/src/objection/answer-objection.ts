import { usable } from '../asset/asset.ts';
import { DomainError } from '../shared/errors.ts';
import type { ObjectionId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { actorOf, type Caller } from '../shared/use-case.ts';
import { answerTo, type ObjectionAnswer } from './objection.ts';
import { objectionEvent } from './objection-events.ts';
import { type Needs, stepObjection } from './step-objection.ts';

/**
 * The creator of a stopped track answers the claim, with words, documents or both; the date on which it resumes is
 * announced to both sides. Errors: NOT_FOUND for anyone else, OBJECTION_MOVED, INVALID_INPUT, and those of an asset.
 */
export function answerObjection(
  ports: Needs & Pick<Ports, 'assets' | 'resumeDays'>,
  caller: Caller,
  id: ObjectionId,
  said: Omit<ObjectionAnswer, 'at'>,
) {
  const creatorId = caller.account.id;
  return stepObjection(ports, id, async (before, { content }) => {
    if (content.creatorId !== creatorId) throw new DomainError('NOT_FOUND');
    const objection = answerTo(before, said, ports.clock(), ports.resumeDays);
    for (const document of said.documents) {
      usable(await ports.assets.find(document), 'document', creatorId, content.id);
    }
    const event = objectionEvent(ports, 'answered', objection, actorOf(caller), caller.trace);
    return { objection, event, claims: said.documents };
  });
}
