import { listCollaborations } from '@musicloud/db/reads/collaborations';
import { contentView } from '@musicloud/db/reads/content-view';
import { answerInvitation } from '@musicloud/domain/collaboration/answer-invitation';
import { inviteCollaborator } from '@musicloud/domain/collaboration/invite-collaborator';
import { withdrawInvitation } from '@musicloud/domain/collaboration/withdraw-invitation';
import { creditRoles } from '@musicloud/domain/content/credits';
import { CollaboratorId, ContentId } from '@musicloud/domain/shared/ids';
import { cleanLine } from '@musicloud/domain/shared/text';
import { z } from 'zod';
import { creator, limited, router } from '../trpc.ts';

const which = z.object({ contentId: ContentId, collaboratorId: CollaboratorId });
const Said = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accept'), represented: z.boolean() }),
  z.object({ kind: z.literal('represent'), represented: z.boolean() }),
  z.object({ kind: z.literal('decline') }),
  z.object({ kind: z.literal('leave') }),
]);

export const collaborationRouter = router({
  /** What the account is invited to, and what it made with others. */
  list: creator.query(({ ctx: { container, account } }) =>
    listCollaborations(container.database.db, account.id),
  ),
  /** Counted, because it tells whether an address has an account. */
  invite: limited('invitation')
    .input(
      z.object({
        contentId: ContentId,
        email: z.string().max(254).transform(cleanLine).pipe(z.email()),
        roles: z.array(z.enum(creditRoles)).min(1).max(creditRoles.length),
        shareBps: z.int().min(0).max(10_000),
      }),
    )
    .mutation(async ({ ctx: { container, caller, reader }, input: { contentId, ...said } }) => {
      const facts = await inviteCollaborator(container.ports, caller, contentId, said);
      return contentView(container.database.db, facts, reader);
    }),
  withdraw: creator.input(which).mutation(async ({ ctx: { container, caller, reader }, input }) => {
    const facts = await withdrawInvitation(container.ports, caller, input);
    return contentView(container.database.db, facts, reader);
  }),
  answer: creator
    .input(which.extend({ said: Said }))
    .mutation(async ({ ctx: { container, caller, account }, input: { said, ...one } }) => {
      await answerInvitation(container.ports, caller, one, said);
      return listCollaborations(container.database.db, account.id);
    }),
});
