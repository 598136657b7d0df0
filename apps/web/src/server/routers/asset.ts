import { assetView } from '@musicloud/db/reads/views';
import { DomainError } from '@musicloud/domain/shared/errors';
import { AssetId } from '@musicloud/domain/shared/ids';
import { z } from 'zod';
import { creator, router } from '../trpc.ts';

export const assetRouter = router({
  get: creator
    .input(z.object({ id: AssetId }))
    .query(async ({ ctx: { container, account }, input }) => {
      const asset = await container.ports.assets.find(input.id);
      if (asset?.creatorId !== account.id) throw new DomainError('ASSET_NOT_FOUND');
      return assetView(asset);
    }),
});
