import type { Asset } from '@musicloud/domain/asset/asset';
import type { AssetId } from '@musicloud/domain/shared/ids';
import type { Assets } from '@musicloud/domain/shared/ports';
import { and, eq, inArray } from 'drizzle-orm';
import type { AfterCommit } from '../contents/contents.ts';
import { storedOf } from '../contents/rows.ts';
import type { Database } from '../database.ts';
import { assets } from '../schema/index.ts';
import { tell, writeAnalysis } from './record-analysis.ts';

type Row = typeof assets.$inferSelect;

const nothingYet = {
  mediaType: null,
  sha256: null,
  refusal: null,
  contentId: null,
  analysis: null,
  analysed: false,
  storedAt: null,
};

function rowOf(asset: Asset): Row {
  const { id, creatorId, kind, state, fileName, sizeBytes, createdAt } = asset;
  const common = { ...nothingYet, id, creatorId, kind, state, fileName, sizeBytes, createdAt };
  if (asset.state === 'uploading') return common;
  if (asset.state === 'refused') return { ...common, refusal: asset.code };
  const { mediaType, sha256, storedAt, contentId, analysis, analysisFailed } = asset;
  const analysed = analysis !== null || analysisFailed;
  return { ...common, mediaType, sha256, storedAt, contentId, analysis, analysed };
}

function assetOf(row: Row): Asset {
  if (row.state === 'stored') return storedOf(row);
  const { id, creatorId, kind, fileName, sizeBytes, createdAt } = row;
  const common = { id, creatorId, kind, fileName, sizeBytes, createdAt };
  const asset =
    row.state === 'uploading'
      ? { ...common, state: row.state }
      : { ...common, state: row.state, code: row.refusal };
  return asset as Asset;
}

/** The assets of a database, as the domain's port. */
export function assetsOf(
  { db }: Pick<Database, 'db'>,
  afterCommit: AfterCommit = () => {},
): Assets {
  const findAll = async (ids: readonly AssetId[]) => {
    if (ids.length === 0) return [];
    return (
      await db
        .select()
        .from(assets)
        .where(inArray(assets.id, [...ids]))
    ).map(assetOf);
  };
  return {
    findAll,
    find: async (id) => (await findAll([id]))[0] ?? null,
    create: async (asset) => {
      await db.insert(assets).values(rowOf(asset));
    },
    settle: async (asset, event) => {
      const { id: _, ...row } = rowOf(asset);
      await db.transaction(async (tx) => {
        const open = and(eq(assets.id, asset.id), eq(assets.state, 'uploading'));
        const settled = await tx.update(assets).set(row).where(open).returning({ id: assets.id });
        if (settled.length > 0) await tell(tx, event);
      });
      afterCommit(asset.creatorId);
    },
    recordAnalysis: async (id, analysis, event) => {
      const creatorId = await writeAnalysis(db, id, analysis, event);
      if (creatorId) afterCommit(creatorId);
    },
  };
}
