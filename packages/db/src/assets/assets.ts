import type { Asset } from '@musicloud/domain/asset/asset';
import type { AssetId } from '@musicloud/domain/shared/ids';
import type { Assets } from '@musicloud/domain/shared/ports';
import { getTableColumns, inArray, sql } from 'drizzle-orm';
import type { AfterCommit } from '../contents/contents.ts';
import { insertMany, jsonRow } from '../contents/json-rows.ts';
import { storedOf } from '../contents/rows.ts';
import type { Database } from '../database.ts';
import { eventRow } from '../outbox/event-row.ts';
import { assets, events } from '../schema/index.ts';
import { writeAnalysis } from './record-analysis.ts';

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

const columns = Object.values(getTableColumns(assets)).filter((column) => column.name !== 'id');
/** Settles an upload that is still open and tells of it, in one statement. */
const SETTLE = `settled as (
  update assets set ${columns.map(({ name }) => `${name} = row.${name}`).join(', ')}
  from input, lateral jsonb_populate_record(null::assets, doc -> 'asset') row
  where assets.id = row.id and assets.state = 'uploading' returning assets.id)
${insertMany(events, 'events', 'settled')}`;

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
      const rows = {
        asset: jsonRow(assets, rowOf(asset)),
        events: [jsonRow(events, eventRow(event))],
      };
      const input = sql`select ${JSON.stringify(rows)}::text::jsonb as doc`;
      await db.execute(sql`with input as materialized (${input}), ${sql.raw(SETTLE)}`);
      afterCommit(asset.creatorId);
    },
    recordAnalysis: async (id, analysis, event) => {
      const creatorId = await writeAnalysis(db, id, analysis, event);
      if (creatorId) afterCommit(creatorId);
    },
  };
}
