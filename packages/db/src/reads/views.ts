import type { Asset, Stored } from '@musicloud/domain/asset/asset';
import type { Terms } from '@musicloud/domain/permission/terms';
import type { TermsView } from '@musicloud/domain/permission/views';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type {
  AssetView,
  AudioView,
  DocumentView,
  StatusView,
  TrackRow,
} from '@musicloud/domain/status/views';
import type { sources, status } from '../schema/index.ts';

type StatusTableRow = typeof status.$inferSelect;
type SourceTableRow = typeof sources.$inferSelect;

export const fileUrl = (assetId: string) => `/files/${assetId}`;

/** A stored status row as pages read it: times as text, no owner. */
export function statusView(row: StatusTableRow): StatusView {
  const { creatorId: _, changedAt: __, searchKey: ___, since, createdAt, updatedAt, ...rest } = row;
  return {
    ...rest,
    since: since.toISOString(),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  } as StatusView;
}

export function audioView(asset: Stored | null): AudioView | null {
  if (!asset) return null;
  const { id, fileName, mediaType, sizeBytes, analysis, analysisFailed } = asset;
  const unfinished = analysisFailed ? 'unreadable' : 'under_way';
  return {
    assetId: id,
    fileName,
    mediaType,
    sizeBytes,
    analysis: analysis ? 'ready' : unfinished,
    durationMs: analysis?.durationMs ?? null,
    peaks: analysis?.peaks ?? null,
    url: fileUrl(id),
  };
}

export function documentViews(assets: readonly Asset[]): DocumentView[] {
  return assets.flatMap((asset) => {
    if (asset.state !== 'stored') return [];
    const { id, fileName, mediaType, sizeBytes } = asset;
    return [{ assetId: id, fileName, mediaType, sizeBytes, url: fileUrl(id) }];
  });
}

/** Terms as pages read them: their end as text. */
export const termsView = (terms: Terms): TermsView => ({
  ...terms,
  endsAt: terms.endsAt?.toISOString() ?? null,
});

/** A registered content as a line of the catalogue. */
export function trackRow(row: StatusTableRow, source: SourceTableRow): TrackRow {
  return {
    contentId: row.contentId as ContentId,
    title: row.title,
    artistName: row.artistName,
    type: row.type as TrackRow['type'],
    registrationCode: source.code,
    registeredAt: source.registeredAt.toISOString(),
    durationMs: row.durationMs,
    mark: row.mark,
  };
}

/** One upload, as the form that waits for it reads it. */
export function assetView(asset: Asset): AssetView {
  const stored = asset.state === 'stored' ? asset : null;
  return {
    assetId: asset.id,
    fileName: asset.fileName,
    sizeBytes: asset.sizeBytes,
    state: asset.state,
    refusal: asset.state === 'refused' ? asset.code : null,
    audio: asset.kind === 'audio' ? audioView(stored) : null,
    tags: {
      title: stored?.analysis?.title ?? null,
      artistName: stored?.analysis?.artistName ?? null,
    },
  };
}
