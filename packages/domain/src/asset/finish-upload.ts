import type { Trace } from '../shared/events.ts';
import type { Ports } from '../shared/ports.ts';
import { eventOf } from '../shared/use-case.ts';
import {
  type Asset,
  type AudioMediaType,
  type DocumentMediaType,
  refusalOf,
  type Uploading,
} from './asset.ts';

/** What the bytes turned out to be, once the last one was there. */
export type Arrived = {
  readonly sizeBytes: number;
  /** The media type the bytes show; undefined when they show none. */
  readonly mediaType: string | undefined;
  readonly sha256: string;
};

/** Settles an upload that has all its bytes: stored and ready for analysis, or refused with the reason. */
export async function finishUpload(
  ports: Pick<Ports, 'assets' | 'clock' | 'newId'>,
  upload: Uploading,
  arrived: Arrived,
  trace: Trace,
): Promise<Asset> {
  const { id, creatorId, kind, fileName, createdAt } = upload;
  const common = { id, creatorId, kind, fileName, createdAt, sizeBytes: arrived.sizeBytes };
  const actor = { kind: 'creator', id: creatorId } as const;
  const code = refusalOf(kind, arrived.sizeBytes, arrived.mediaType);
  if (code) {
    const refused = { ...common, state: 'refused', code } as const;
    await ports.assets.settle(
      refused,
      eventOf(ports, 'asset.refused', { assetId: id, code }, actor, trace),
    );
    return refused;
  }
  const stored = {
    ...common,
    state: 'stored',
    mediaType: arrived.mediaType as AudioMediaType | DocumentMediaType,
    sha256: arrived.sha256,
    storedAt: ports.clock(),
    contentId: null,
    analysis: null,
    analysisFailed: false,
  } as const;
  await ports.assets.settle(
    stored,
    eventOf(ports, 'asset.stored', { assetId: id, kind }, actor, trace),
  );
  return stored;
}
