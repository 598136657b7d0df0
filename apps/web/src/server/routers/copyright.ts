import { contentView } from '@musicloud/db/reads/content-view';
import { contestDecision } from '@musicloud/domain/copyright/contest-decision';
import { supplyMore } from '@musicloud/domain/copyright/supply-more';
import { AssetId, ContentId } from '@musicloud/domain/shared/ids';
import { text } from '@musicloud/domain/shared/text';
import { z } from 'zod';
import { creator, router } from '../trpc.ts';

export const copyrightRouter = router({
  contest: creator
    .input(z.object({ id: ContentId, statement: text(2000, 1) }))
    .mutation(async ({ ctx: { container, caller, reader }, input: { id, statement } }) => {
      const facts = await contestDecision(container.ports, caller, id, statement);
      return contentView(container.database.db, facts, reader);
    }),
  supply: creator
    .input(z.object({ id: ContentId, statement: text(2000), documents: z.array(AssetId).max(10) }))
    .mutation(async ({ ctx: { container, caller, reader }, input: { id, ...supply } }) => {
      const facts = await supplyMore(container.ports, caller, id, supply);
      return contentView(container.database.db, facts, reader);
    }),
});
