import { listDeadLetters, settleDeadLetter } from '@musicloud/db/outbox/dead-letters';
import {
  countObjections,
  listObjections,
  objectionLists,
  readObjection,
} from '@musicloud/db/reads/objections';
import { countReviews, listReviews, listSources, readReview } from '@musicloud/db/reads/reviews';
import { settleReview } from '@musicloud/domain/copyright/settle-review';
import { rulings } from '@musicloud/domain/objection/objection';
import { ruleOnObjection } from '@musicloud/domain/objection/rule-on-objection';
import { DomainError } from '@musicloud/domain/shared/errors';
import { ContentId, ObjectionId } from '@musicloud/domain/shared/ids';
import { text } from '@musicloud/domain/shared/text';
import { holdSource } from '@musicloud/domain/source/hold-source';
import { z } from 'zod';
import { operationsOf } from '../operations.ts';
import { admin, router } from '../trpc.ts';
import { paging, words } from './paging.ts';

const one = z.object({ id: ContentId });

export const adminRouter = router({
  pending: admin.query(async ({ ctx: { container } }) => ({
    reviews: await countReviews(container.database.db),
    objections: await countObjections(container.database.db),
  })),
  reviews: admin
    .input(z.object(paging))
    .query(({ ctx: { container }, input }) => listReviews(container.database.db, input)),
  review: admin.input(one).query(async ({ ctx: { container, reader }, input }) => {
    const review = await readReview(container.database.db, input.id, reader);
    if (!review) throw new DomainError('NOT_FOUND');
    return review;
  }),
  settle: admin
    .input(one.extend({ verdict: z.enum(['approve', 'reject', 'ask']), note: text(2000) }))
    .mutation(async ({ ctx: { container, caller }, input: { id, ...settlement } }) => {
      await settleReview(container.ports, caller, id, settlement);
      return {};
    }),
  objections: admin
    .input(z.object({ list: z.enum(objectionLists).default('open'), ...paging }))
    .query(({ ctx: { container }, input }) => listObjections(container.database.db, input)),
  objection: admin
    .input(z.object({ id: ObjectionId }))
    .query(async ({ ctx: { container, reader }, input }) => {
      const found = await readObjection(container.database.db, input.id, reader);
      if (!found) throw new DomainError('NOT_FOUND');
      return found;
    }),
  rule: admin
    .input(z.object({ id: ObjectionId, kind: z.enum(rulings), note: text(2000) }))
    .mutation(async ({ ctx: { container, caller, reader }, input: { id, ...ruling } }) => {
      await ruleOnObjection(container.ports, caller, id, ruling);
      const found = await readObjection(container.database.db, id, reader);
      if (!found) throw new DomainError('NOT_FOUND');
      return found;
    }),
  sources: admin
    .input(
      z.object({
        q: words.optional(),
        state: z.enum(['registered', 'suspended', 'unregistered']).optional(),
        ...paging,
      }),
    )
    .query(({ ctx: { container }, input }) => listSources(container.database.db, input)),
  deadLetters: admin
    .input(z.object(paging))
    .query(({ ctx: { container }, input }) => listDeadLetters(container.database.db, input)),
  settleDeadLetter: admin
    .input(z.object({ id: z.uuid(), settled: z.enum(['retried', 'dropped']) }))
    .mutation(async ({ ctx: { container, account }, input: { id, settled } }) => {
      const there = await settleDeadLetter(container.database.db, id, account.id, settled);
      if (!there) throw new DomainError('NOT_FOUND');
      return {};
    }),
  /** The figures of *Operations*, as of a few seconds ago. */
  figures: admin.query(({ ctx: { container } }) => operationsOf(container)),
  /** How the guard before the copyright domain stands, in this process. */
  guard: admin.query(({ ctx: { container } }) => ({ state: container.guard.state() })),
  hold: admin
    .input(one.extend({ act: z.enum(['suspend', 'reinstate']), cause: text(2000, 1) }))
    .mutation(async ({ ctx: { container, caller }, input: { id, act, cause } }) => {
      await holdSource(container.ports, caller, id, act, cause);
      return {};
    }),
});
