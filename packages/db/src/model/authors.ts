import { answerInvitation } from '@musicloud/domain/collaboration/answer-invitation';
import type { Said as ToInvitation } from '@musicloud/domain/collaboration/collaborator';
import { inviteCollaborator } from '@musicloud/domain/collaboration/invite-collaborator';
import { withdrawInvitation } from '@musicloud/domain/collaboration/withdraw-invitation';
import { acceptOffer } from '@musicloud/domain/permission/accept-offer';
import { answerRequest } from '@musicloud/domain/permission/answer-request';
import { askAgain } from '@musicloud/domain/permission/ask-again';
import { endPermissions } from '@musicloud/domain/permission/end-permission';
import { expireRequest } from '@musicloud/domain/permission/expire-request';
import { extendPermission } from '@musicloud/domain/permission/extend-permission';
import type { Answer, Permission } from '@musicloud/domain/permission/permission';
import {
  replyToNotice,
  revokePermission,
  withdrawNotice,
} from '@musicloud/domain/permission/revoke-permission';
import { setStandingTerms } from '@musicloud/domain/permission/set-standing-terms';
import { plainTerms, type StandingAnswer, Terms } from '@musicloud/domain/permission/terms';
import { withdrawRequest } from '@musicloud/domain/permission/withdraw-request';
import { DomainError } from '@musicloud/domain/shared/errors';
import { type ContentId, EventId } from '@musicloud/domain/shared/ids';
import type { Ports } from '@musicloud/domain/shared/ports';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { uuidv7 } from '../ids.ts';
import type { Given } from './people.ts';
import type { AuthorCommand } from './plan.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
/** Terms that are over in a month. */
const aMonth = () => Terms.parse({ shareBps: 0, endsAt: inDays(30) });

/** The permission of a content that a command is about: the first in one of those states, else the first. Errors: NOT_FOUND. */
async function permissionOf(
  { contents }: Pick<Ports, 'contents'>,
  contentId: ContentId,
  states: readonly Permission['state'][],
  author?: Caller,
) {
  const asked = (await contents.load(contentId))?.permissions.filter(
    ({ authorId }) => !author || authorId === author.account.id,
  );
  const found = asked?.find(({ state }) => states.includes(state)) ?? asked?.[0];
  if (!found) throw new DomainError('NOT_FOUND');
  return { contentId, permissionId: found.id };
}

/** The friend's part in a content. Errors: NOT_FOUND. */
async function partOf({ contents }: Pick<Ports, 'contents'>, contentId: ContentId) {
  const [part] = (await contents.load(contentId))?.collaborators ?? [];
  if (!part) throw new DomainError('NOT_FOUND');
  return { contentId, collaboratorId: part.id };
}

/** Who acts in a command about a content, each with a trace of their own. */
export type Cast = {
  readonly id: ContentId;
  /** Its creator. */
  readonly by: Caller;
  /** The creator of what it covers. */
  readonly author: Caller;
  /** Whoever is invited to be a joint author of anything. */
  readonly friend: Caller;
};

/** What authors and those who ask them do: permissions, standing terms, joint authors. */
export function authorsOf({
  id,
  by,
  author,
  friend,
}: Cast): Readonly<Record<AuthorCommand, () => Given>> {
  const answer = (who: Caller, said: Answer): Given => {
    return async (ports) =>
      answerRequest(ports, who, await permissionOf(ports, id, ['requested'], who), said);
  };
  const notice = (noticeDays: number) => async (ports: Ports) => {
    const patience = { ...ports.patience, noticeDays };
    const which = await permissionOf(ports, id, ['granted'], author);
    const stated = { cause: 'terms_broken', note: 'because' } as const;
    return revokePermission({ ...ports, patience }, author, which, stated);
  };
  /** The sweep names the request as its cause. */
  const cause = () => ({ ...by.trace, causeId: EventId.parse(uuidv7()) });
  /** Forty days later: notices and terms that run then are over. */
  const runOut = (releaseDeadlineMs: number) => (ports: Ports) =>
    endPermissions({ ...ports, releaseDeadlineMs, clock: () => inDays(40) }, id, cause());
  const says = (who: Caller, said: StandingAnswer) => (ports: Ports) =>
    setStandingTerms(ports, who, id, { plain_cover: { answer: said, terms: plainTerms } });
  const tells = (said: ToInvitation) => async (ports: Ports) =>
    answerInvitation(ports, friend, await partOf(ports, id), said);
  return {
    grant: () => answer(author, { kind: 'grant' }),
    offer: () => answer(author, { kind: 'offer', terms: aMonth() }),
    deny: () => answer(author, { kind: 'deny', reason: 'because' }),
    'grant-jointly': () => answer(friend, { kind: 'grant' }),
    'deny-jointly': () => answer(friend, { kind: 'deny', reason: 'because' }),
    accept: () => async (ports) =>
      acceptOffer(ports, by, await permissionOf(ports, id, ['offered'])),
    'withdraw-request': () => async (ports) =>
      withdrawRequest(ports, by, await permissionOf(ports, id, ['requested', 'offered'])),
    'ask-again': () => async (ports) => {
      const over = ['denied', 'withdrawn', 'expired', 'revoked', 'ended'] as const;
      return askAgain(ports, by, await permissionOf(ports, id, over), plainTerms);
    },
    expire: () => async (ports) => {
      const which = await permissionOf(ports, id, ['requested', 'offered']);
      return expireRequest({ ...ports, clock: () => inDays(15) }, which, cause());
    },
    'give-notice': () => notice(7),
    'give-notice-due-at-once': () => notice(-1),
    'take-notice-back': () => async (ports) =>
      withdrawNotice(ports, author, await permissionOf(ports, id, ['revoking'], author)),
    'reply-to-notice': () => async (ports) =>
      replyToNotice(ports, by, await permissionOf(ports, id, ['revoking']), 'but'),
    'run-out': () => runOut(600_000),
    // Forty days later still: the sweep that gives it up goes by the database's clock.
    'run-out-due-at-once': () => runOut(-41 * 86_400_000),
    extend: () => async (ports) => {
      const which = await permissionOf(ports, id, ['granted'], author);
      return extendPermission(ports, author, which, inDays(60));
    },
    'say-grant': () => says(by, 'grant'),
    'say-never': () => says(by, 'never'),
    'say-ask': () => says(by, 'ask'),
    'say-grant-jointly': () => says(friend, 'grant'),
    invite: () => (ports) => {
      const { email } = friend.account;
      const part = { email, roles: ['composer'], shareBps: 4_000 } as const;
      return inviteCollaborator(ports, by, id, part);
    },
    'withdraw-invitation': () => async (ports) =>
      withdrawInvitation(ports, by, await partOf(ports, id)),
    join: () => tells({ kind: 'accept', represented: false }),
    'join-represented': () => tells({ kind: 'accept', represented: true }),
    decline: () => tells({ kind: 'decline' }),
    'let-represent': () => tells({ kind: 'represent', represented: true }),
    'answer-oneself': () => tells({ kind: 'represent', represented: false }),
    leave: () => tells({ kind: 'leave' }),
  };
}
