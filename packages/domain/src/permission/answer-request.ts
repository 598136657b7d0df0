import { DomainError } from '../shared/errors.ts';
import { actorOf, type Caller } from '../shared/use-case.ts';
import { type Answer, answer } from './permission.ts';
import { type Needs, settlePermission, type Which } from './settle-permission.ts';

/**
 * The author's answer to a request: yes, yes on other terms, or no. With the last yes the content is decided on.
 * `seen`: since when what the author read stands. A request for another use that took its place meanwhile is
 * not answered by it.
 * Errors: NOT_FOUND (also for whoever is not asked), NOT_ASKED, REASON_MISSING, TERMS_PAST, ALREADY_DELETED.
 */
export function answerRequest(
  ports: Needs,
  caller: Caller,
  which: Which,
  said: Answer,
  seen?: Date | undefined,
) {
  return settlePermission(
    ports,
    which,
    (permission) => permission.authorId === caller.account.id,
    (permission, now) => {
      if (seen && seen.getTime() !== permission.since.getTime()) throw new DomainError('NOT_ASKED');
      return answer(permission, said, now, ports.patience);
    },
    { actor: actorOf(caller), trace: caller.trace },
  );
}
