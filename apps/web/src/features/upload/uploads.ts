import type { AssetKind } from '@musicloud/domain/asset/asset';
import type { AssetId, ContentId } from '@musicloud/domain/shared/ids';
import { useSyncExternalStore } from 'react';
import { FileUpload, type UploadState } from './file-upload.ts';

/** Every upload under way in this tab, by key. It is no part of a component: leaving a page stops nothing. */
const running = new Map<string, FileUpload>();
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

/** The key of a content's recording. */
export const audioKey = (id: ContentId): string => `${id}:audio`;

/** Starts the upload of `key`, in place of one that ran there. `resume`: go on with this asset. */
export function startUpload(
  key: string,
  kind: AssetKind,
  file: File,
  resume: AssetId | null,
): FileUpload {
  void running.get(key)?.cancel();
  const upload = new FileUpload(key, kind, file, resume);
  upload.subscribe(tell);
  running.set(key, upload);
  tell();
  return upload;
}

/** The upload of `key`, when one runs or ran in this tab. */
export function uploadOf(key: string): FileUpload | null {
  return running.get(key) ?? null;
}

/** The upload whose bytes go to this asset, with its key. */
export function uploadOfAsset(id: AssetId): { key: string; upload: FileUpload } | null {
  for (const [key, upload] of running) if (upload.assetId === id) return { key, upload };
  return null;
}

/** Stops and forgets the upload of `key`. */
export function dropUpload(key: string): void {
  void running.get(key)?.cancel();
  running.delete(key);
  tell();
}

/** Lets every paused upload go on: someone signed in again, or came back to the tab. */
export function resumeUploads(): void {
  for (const upload of running.values()) upload.resume();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
const nothing = () => null;

/** The state of `key`'s upload, followed. */
export function useUpload(key: string | null): UploadState | null {
  return useSyncExternalStore(
    subscribe,
    () => (key === null ? null : (running.get(key)?.state ?? null)),
    nothing,
  );
}

/** The state of the upload behind an asset, followed. */
export function useUploadOfAsset(id: AssetId): UploadState | null {
  return useSyncExternalStore(subscribe, () => uploadOfAsset(id)?.upload.state ?? null, nothing);
}

/** How far all uploads under `prefix` are, 0–1; null when nothing is under way there. */
export function useArriving(prefix: string | null): number | null {
  return useSyncExternalStore(subscribe, () => arriving(prefix), nothing);
}

function arriving(prefix: string | null): number | null {
  if (prefix === null) return null;
  let sent = 0;
  let total = 0;
  for (const [key, { state }] of running) {
    if (!key.startsWith(prefix) || (state.phase !== 'sending' && state.phase !== 'checking')) {
      continue;
    }
    sent += state.phase === 'sending' ? state.sentBytes : state.sizeBytes;
    total += state.sizeBytes;
  }
  return total === 0 ? null : sent / total;
}
