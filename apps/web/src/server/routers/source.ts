import { listCatalogue, readTrack } from '@musicloud/db/reads/catalogue';
import { MOST_KIN, readLineage } from '@musicloud/db/reads/lineage';
import { searchOriginals } from '@musicloud/db/reads/search';
import { contentTypes } from '@musicloud/domain/content/content';
import { DomainError } from '@musicloud/domain/shared/errors';
import { ContentId } from '@musicloud/domain/shared/ids';
import { z } from 'zod';
import { anyone, creator, router } from '../trpc.ts';
import { paging, words } from './paging.ts';

export const sourceRouter = router({
  search: creator
    .input(z.object({ q: words }))
    .query(({ ctx: { container, account }, input }) =>
      container.reads(({ sql }) => searchOriginals(sql, input.q, account.id)),
    ),
  catalogue: anyone
    .input(
      z.object({
        q: words.optional(),
        type: z.array(z.enum(contentTypes)).optional(),
        ...paging,
      }),
    )
    .query(({ ctx, input }) => ctx.container.reads(({ db }) => listCatalogue(db, input))),
  track: anyone.input(z.object({ id: ContentId })).query(async ({ ctx, input }) => {
    const reader = { id: ctx.account?.id ?? null, admin: ctx.account?.role === 'admin' };
    const track = await ctx.container.reads(({ db }) => readTrack(db, input.id, reader));
    if (!track) throw new DomainError('NOT_FOUND');
    return track;
  }),
  /** What a song goes back to and all that was made from that, as far as the reader may see it. */
  lineage: anyone
    .input(z.object({ id: ContentId, limit: z.int().min(1).max(MOST_KIN).default(300) }))
    .query(async ({ ctx, input }) => {
      const reader = { id: ctx.account?.id ?? null, admin: ctx.account?.role === 'admin' };
      const lineage = await ctx.container.reads(({ sql }) =>
        readLineage(sql, { ...input, reader }),
      );
      if (!lineage) throw new DomainError('NOT_FOUND');
      return lineage;
    }),
});
