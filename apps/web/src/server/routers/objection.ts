import { contentView } from '@musicloud/db/reads/content-view';
import { followObjection } from '@musicloud/db/reads/objections';
import { addToObjection } from '@musicloud/domain/objection/add-to-objection';
import { answerObjection } from '@musicloud/domain/objection/answer-objection';
import { fileObjection } from '@musicloud/domain/objection/file-objection';
import { Addition, Report } from '@musicloud/domain/objection/objection';
import { DomainError } from '@musicloud/domain/shared/errors';
import { AssetId, ContentId, ObjectionId } from '@musicloud/domain/shared/ids';
import { cleanLine, text } from '@musicloud/domain/shared/text';
import { z } from 'zod';
import type { Container } from '../container.ts';
import { limit } from '../limits.ts';
import { anyone, creator, router } from '../trpc.ts';

const receipt = z
  .string()
  .max(100)
  .transform((value) => cleanLine(value).toUpperCase());

/** An objection by its receipt; to whoever has none it is not there. */
async function follow({ database }: Container, by: string) {
  const found = await followObjection(database.db, by);
  if (!found) throw new DomainError('NOT_FOUND');
  return found;
}

export const objectionRouter = router({
  /** Anyone, also without an account; counted by address, and by where the mails go. */
  file: anyone
    .input(
      z.object({
        id: ObjectionId,
        contentId: ContentId,
        language: z.enum(['ko', 'en']),
        report: Report,
      }),
    )
    .mutation(async ({ ctx: { container, trace, address }, input }) => {
      await limit(container, 'report', address ?? 'unknown');
      await limit(container, 'report', `to ${input.report.email.toLowerCase()}`);
      const filed = await fileObjection(container.ports, input, trace);
      return { receipt: filed.receipt };
    }),
  follow: anyone.input(z.object({ receipt })).query(async ({ ctx: { container }, input }) => {
    const { id: _, ...view } = await follow(container, input.receipt);
    return view;
  }),
  add: anyone
    .input(z.object({ receipt, addition: Addition }))
    .mutation(async ({ ctx: { container, trace, address }, input }) => {
      await limit(container, 'report', address ?? 'unknown');
      const found = await follow(container, input.receipt);
      await addToObjection(container.ports, found.id, input.addition, trace);
      const { id: _, ...view } = await follow(container, input.receipt);
      return view;
    }),
  answer: creator
    .input(
      z.object({ id: ObjectionId, statement: text(3000), documents: z.array(AssetId).max(10) }),
    )
    .mutation(async ({ ctx: { container, caller, reader }, input: { id, ...said } }) => {
      const facts = await answerObjection(container.ports, caller, id, said);
      return contentView(container.database.db, facts, reader);
    }),
});
