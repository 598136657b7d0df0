'use client';

import type { RefusalCode } from '@musicloud/domain/asset/asset';
import type { AssetView } from '@musicloud/domain/status/views';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { domainErrorOf } from '../../lib/errors.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { tooLargeOrEmpty, type UploadState } from './file-upload.ts';
import { forgetFile, keptFile } from './file-vault.ts';
import { titleOf } from './form.ts';
import { peaksOf } from './local-peaks.ts';
import { audioKey, dropUpload, startUpload, uploadOf, useUpload } from './uploads.ts';
import type { Draft } from './use-draft.ts';

/** Bars of the waveform while a file goes up. */
export const WAVE_BARS = 120;
const POLL_MS = 1000;

/** Where the recording of a draft stands. */
export type Recording =
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly code: RefusalCode | string; readonly fileName: string }
  | { readonly kind: 'moving'; readonly upload: Extract<UploadState, { sizeBytes: number }> }
  /** Some of it is at the server, the file is not at hand: it has to be chosen again. */
  | { readonly kind: 'broken_off'; readonly asset: AssetView }
  | { readonly kind: 'loading' }
  | { readonly kind: 'stored'; readonly asset: AssetView };

/** The recording of a draft: chosen, on its way, resumed after a reload, analysed. */
export function useRecording(draft: Draft) {
  const { id, form, change, suggest } = draft;
  const upload = useUpload(id && audioKey(id));
  const asset = useAsset(draft, upload);
  const peaks = usePeaks(id && audioKey(id), upload);
  const [tooBig, setTooBig] = useState<{ code: RefusalCode; fileName: string } | null>(null);

  const take = useCallback(
    (file: File) => {
      const code = tooLargeOrEmpty('audio', file);
      setTooBig(code && { code, fileName: file.name });
      if (code) return;
      const before = asset.data?.state === 'uploading' ? asset.data : null;
      const same = before?.fileName === file.name && before.sizeBytes === file.size;
      const key = audioKey(suggest({ title: titleOf(file.name) }));
      if (!same) change((now) => ({ ...now, assetId: null }));
      startUpload(key, 'audio', file, same ? before.assetId : null);
    },
    [asset.data, change, suggest],
  );
  const remove = useCallback(() => {
    setTooBig(null);
    if (id) dropUpload(audioKey(id));
    if (id) void forgetFile(audioKey(id));
    change((now) => ({ ...now, assetId: null }));
  }, [change, id]);

  const assetId = upload && 'assetId' in upload ? upload.assetId : null;
  useEffect(() => {
    if (assetId && assetId !== form.assetId) change((now) => ({ ...now, assetId }));
  }, [assetId, form.assetId, change]);
  const tags = asset.data?.tags;
  useEffect(() => {
    if (tags?.title || tags?.artistName) {
      suggest({
        ...(tags.title ? { title: tags.title } : {}),
        ...(tags.artistName ? { artistName: tags.artistName } : {}),
      });
    }
  }, [tags?.title, tags?.artistName, suggest]);

  const recording: Recording = tooBig
    ? { kind: 'refused', ...tooBig }
    : recordingOf(upload, asset.data ?? null, form.assetId !== null && !asset.isError);
  return { recording, peaks, take, remove };
}

/** The asset as the server has it: read once the bytes are there, and again until it is analysed. */
function useAsset({ id, form, change }: Draft, upload: UploadState | null) {
  const trpc = useTRPC();
  const moving = upload?.phase === 'sending' || upload?.phase === 'checking';
  const query = useQuery({
    ...trpc.asset.get.queryOptions({ id: form.assetId! }),
    enabled: form.assetId !== null && !moving && upload?.phase !== 'refused',
    refetchInterval: ({ state }) =>
      state.data?.state === 'stored' && state.data.audio?.analysis === 'under_way'
        ? POLL_MS
        : false,
  });
  const { data, error, refetch } = query;
  const stored = upload?.phase === 'stored';
  useEffect(() => {
    if (stored) void refetch();
  }, [stored, refetch]);
  // After a reload the browser may still hold the file: then it goes on without asking.
  const tried = useRef(false);
  useEffect(() => {
    if (
      tried.current ||
      !id ||
      upload ||
      (data && data.state !== 'uploading') ||
      (form.assetId && !data)
    )
      return;
    tried.current = true;
    const key = audioKey(id);
    void keptFile(key).then((file) => {
      if (!file || uploadOf(key)) return;
      startUpload(key, 'audio', file, data?.assetId ?? null);
    });
  }, [id, upload, data, form.assetId]);
  useEffect(() => {
    if (domainErrorOf(error)?.code === 'ASSET_NOT_FOUND') {
      change((now) => ({ ...now, assetId: null }));
    }
  }, [error, change]);
  return query;
}

function recordingOf(
  upload: UploadState | null,
  asset: AssetView | null,
  expected: boolean,
): Recording {
  if (upload?.phase === 'refused') return { kind: 'refused', ...upload };
  const settled = !upload || upload.phase === 'stored';
  if (asset?.state === 'refused' && settled) {
    const { refusal, fileName } = asset;
    return { kind: 'refused', code: refusal ?? 'AUDIO_NOT_RECOGNISED', fileName };
  }
  if (asset?.state === 'stored' && settled) {
    return { kind: 'stored', asset };
  }
  if (upload) return { kind: 'moving', upload };
  if (asset) return { kind: 'broken_off', asset };
  return { kind: expected ? 'loading' : 'none' };
}

/** The waveform of the file at hand, read by the browser while its bytes are still going up. */
function usePeaks(key: string | null, upload: UploadState | null): number[] | null {
  const [peaks, setPeaks] = useState<{ file: File; values: number[] | null } | null>(null);
  const file = key && upload ? (uploadOf(key)?.file ?? null) : null;
  useEffect(() => {
    if (!file) return;
    let current = true;
    void peaksOf(file, WAVE_BARS).then((values) => {
      if (current) setPeaks({ file, values });
    });
    return () => {
      current = false;
    };
  }, [file]);
  return peaks && peaks.file === file ? peaks.values : null;
}
