import { readNeeded } from '@musicloud/db/reads/needed';
import { listPermissions, readPermission } from '@musicloud/db/reads/permissions';
import { uses } from '@musicloud/domain/content/use';
import { acceptOffer } from '@musicloud/domain/permission/accept-offer';
import { answerRequest } from '@musicloud/domain/permission/answer-request';
import { askAgain } from '@musicloud/domain/permission/ask-again';
import { askExtension, extendPermission } from '@musicloud/domain/permission/extend-permission';
import { statedCauses } from '@musicloud/domain/permission/permission';
import {
  replyToNotice,
  revokePermission,
  withdrawNotice,
} from '@musicloud/domain/permission/revoke-permission';
import { setStandingTerms } from '@musicloud/domain/permission/set-standing-terms';
import { StandingTerms, Terms } from '@musicloud/domain/permission/terms';
import { withdrawRequest } from '@musicloud/domain/permission/withdraw-request';
import { DomainError } from '@musicloud/domain/shared/errors';
import type { AccountId } from '@musicloud/domain/shared/ids';
import { ContentId, PermissionId } from '@musicloud/domain/shared/ids';
import { text } from '@musicloud/domain/shared/text';
import { z } from 'zod';
import type { Container } from '../container.ts';
import { creator, router } from '../trpc.ts';
import { paging } from './paging.ts';

const which = z.object({ contentId: ContentId, permissionId: PermissionId });
const words = which.extend({ text: text(1000) });
const ofOriginal = z.object({ contentId: ContentId.nullable() });
const Answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('grant') }),
  z.object({ kind: z.literal('offer'), terms: Terms }),
  z.object({ kind: z.literal('deny'), reason: text(1000) }),
]);

/** A permission as it stands, for those on either side of it. */
async function view({ database }: Container, account: { id: AccountId }, id: PermissionId) {
  const found = await readPermission(database.db, account.id, id);
  if (!found) throw new DomainError('NOT_FOUND');
  return found;
}

export const permissionRouter = router({
  list: creator
    .input(
      z.object({ side: z.enum(['author', 'requester']), mine: z.boolean().optional(), ...paging }),
    )
    .query(({ ctx: { container, account }, input }) =>
      container.reads(({ db }) => listPermissions(db, account.id, input)),
    ),
  get: creator
    .input(which.pick({ permissionId: true }))
    .query(({ ctx: { container, account }, input }) =>
      view(container, account, input.permissionId),
    ),
  answer: creator
    .input(which.extend({ answer: Answer, seen: z.coerce.date().optional() }))
    .mutation(async ({ ctx: { container, caller, account }, input: { answer, seen, ...one } }) => {
      await answerRequest(container.ports, caller, one, answer, seen);
      return view(container, account, one.permissionId);
    }),
  accept: creator.input(which).mutation(async ({ ctx: { container, caller, account }, input }) => {
    await acceptOffer(container.ports, caller, input);
    return view(container, account, input.permissionId);
  }),
  withdraw: creator
    .input(which)
    .mutation(async ({ ctx: { container, caller, account }, input }) => {
      await withdrawRequest(container.ports, caller, input);
      return view(container, account, input.permissionId);
    }),
  ask: creator
    .input(which.extend({ terms: Terms }))
    .mutation(async ({ ctx: { container, caller, account }, input: { terms, ...one } }) => {
      await askAgain(container.ports, caller, one, terms);
      return view(container, account, one.permissionId);
    }),
  /** How many days the other side has: to answer, and before a notice takes effect. */
  patience: creator.query(({ ctx: { container } }) => container.ports.patience),
  revoke: creator
    .input(which.extend({ cause: z.enum(statedCauses), note: text(1000) }))
    .mutation(async ({ ctx: { container, caller, account }, input: { cause, note, ...one } }) => {
      await revokePermission(container.ports, caller, one, { cause, note });
      return view(container, account, one.permissionId);
    }),
  takeBack: creator
    .input(which)
    .mutation(async ({ ctx: { container, caller, account }, input }) => {
      await withdrawNotice(container.ports, caller, input);
      return view(container, account, input.permissionId);
    }),
  reply: creator
    .input(words)
    .mutation(async ({ ctx: { container, caller, account }, input: { text: said, ...one } }) => {
      await replyToNotice(container.ports, caller, one, said);
      return view(container, account, one.permissionId);
    }),
  extend: creator
    .input(which.extend({ endsAt: z.coerce.date().nullable() }))
    .mutation(async ({ ctx: { container, caller, account }, input: { endsAt, ...one } }) => {
      await extendPermission(container.ports, caller, one, endsAt);
      return view(container, account, one.permissionId);
    }),
  askExtension: creator
    .input(words)
    .mutation(async ({ ctx: { container, caller, account }, input: { text: said, ...one } }) => {
      await askExtension(container.ports, caller, one, said);
      return view(container, account, one.permissionId);
    }),
  needed: creator
    .input(z.object({ originalIds: z.array(ContentId).max(10), use: z.enum(uses) }))
    .query(({ ctx: { container, account }, input }) =>
      readNeeded(container.database, account.id, input),
    ),
  standing: creator
    .input(ofOriginal)
    .query(({ ctx: { container, account }, input }) =>
      container.ports.standing.read(account.id, input.contentId),
    ),
  setStanding: creator
    .input(ofOriginal.extend({ terms: StandingTerms }))
    .mutation(async ({ ctx: { container, caller }, input: { contentId, terms } }) => {
      await setStandingTerms(container.ports, caller, contentId, terms);
      return terms;
    }),
});
