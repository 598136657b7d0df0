import { DomainError } from '../shared/errors.ts';
import type { AccountId, AssetId, ContentId } from '../shared/ids.ts';

/** What an upload is for: the sound itself, or a document that stands behind a claim. */
export type AssetKind = 'audio' | 'document';

/** Most bytes an upload may have: 2 GiB of sound, 20 MiB a document. */
export const maxBytes: Readonly<Record<AssetKind, number>> = {
  audio: 2 * 1024 ** 3,
  document: 20 * 1024 ** 2,
};

/** Audio formats by the media type their bytes show, never by file name. */
export const audioFormats = {
  'audio/wav': 'WAV',
  'audio/mpeg': 'MP3',
  'audio/flac': 'FLAC',
  'audio/ogg': 'Ogg Vorbis',
  'audio/opus': 'Opus',
  'audio/mp4': 'AAC (m4a)',
} as const;
export type AudioMediaType = keyof typeof audioFormats;

export const documentFormats = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
} as const;
export type DocumentMediaType = keyof typeof documentFormats;

/** What listening found: length in milliseconds and the waveform's peaks, each 0–99, from first to last. */
export type Analysis = {
  readonly durationMs: number;
  readonly channels: number;
  readonly sampleRate: number;
  /** {@link PEAKS} values for the player. */
  readonly peaks: readonly number[];
  /** {@link MARK} values: the song's mark in lists. */
  readonly mark: readonly number[];
  readonly title: string | null;
  readonly artistName: string | null;
};
export const PEAKS = 480;
export const MARK = 48;

type Common = {
  readonly id: AssetId;
  readonly creatorId: AccountId;
  readonly kind: AssetKind;
  /** As the creator's device called it; shown, never used as a path. */
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly createdAt: Date;
};
export type Uploading = Common & { readonly state: 'uploading' };
export type Refused = Common & { readonly state: 'refused'; readonly code: RefusalCode };
export type Stored = Common & {
  readonly state: 'stored';
  readonly mediaType: AudioMediaType | DocumentMediaType;
  /** SHA-256 of all bytes, hex. */
  readonly sha256: string;
  readonly storedAt: Date;
  /** The one content that uses it; null while it is free. */
  readonly contentId: ContentId | null;
  readonly analysis: Analysis | null;
  /** Set when the decoder could not read it. */
  readonly analysisFailed: boolean;
};
export type Asset = Uploading | Refused | Stored;
export type RefusalCode =
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE'
  | 'AUDIO_NOT_RECOGNISED'
  | 'DOCUMENT_NOT_RECOGNISED';

/** The refusal for a finished upload whose bytes are not what its kind asks for, or null when they are. */
export function refusalOf(
  kind: AssetKind,
  sizeBytes: number,
  mediaType: string | undefined,
): RefusalCode | null {
  if (sizeBytes === 0) return 'FILE_EMPTY';
  if (sizeBytes > maxBytes[kind]) return 'FILE_TOO_LARGE';
  const formats = kind === 'audio' ? audioFormats : documentFormats;
  if (mediaType !== undefined && Object.hasOwn(formats, mediaType)) return null;
  return kind === 'audio' ? 'AUDIO_NOT_RECOGNISED' : 'DOCUMENT_NOT_RECOGNISED';
}

/**
 * The asset as one that `creatorId` may use for `contentId`.
 * Someone else's is not found; an unfinished, refused or already used one says so.
 */
export function usable(
  asset: Asset | null,
  kind: AssetKind,
  creatorId: AccountId,
  contentId: ContentId,
): Stored {
  if (asset === null || asset.creatorId !== creatorId || asset.kind !== kind) {
    throw new DomainError('ASSET_NOT_FOUND');
  }
  if (asset.state === 'uploading') throw new DomainError('ASSET_INCOMPLETE');
  if (asset.state === 'refused') throw new DomainError(asset.code);
  if (asset.contentId !== null && asset.contentId !== contentId) {
    throw new DomainError('ASSET_IN_USE', { contentId: asset.contentId });
  }
  return asset;
}
