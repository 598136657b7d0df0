import { type AssetKind, maxBytes, type RefusalCode } from '@musicloud/domain/asset/asset';
import { type ErrorCode, errorCodes } from '@musicloud/domain/shared/errors';
import { AssetId } from '@musicloud/domain/shared/ids';
import { type DetailedError, Upload } from 'tus-js-client';
import { forgetFile, keepFile } from './file-vault.ts';
import { SpeedGauge } from './speed.ts';

/** Why bytes are not moving; each goes on by itself or with one press. */
export type Pause = 'connection' | 'signed_out' | 'server';

/** Where one file stands. Speeds are bytes a second, times seconds. */
export type UploadState =
  | {
      readonly phase: 'sending';
      readonly fileName: string;
      readonly sizeBytes: number;
      readonly sentBytes: number;
      readonly bytesPerSecond: number | null;
      readonly secondsLeft: number | null;
      readonly assetId: AssetId | null;
      readonly pause: Pause | null;
    }
  /** Every byte is there; the server looks at them. */
  | Reached<'checking'>
  | Reached<'stored'>
  | { readonly phase: 'refused'; readonly fileName: string; readonly code: ErrorCode };
type Reached<Phase extends string> = {
  readonly phase: Phase;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly assetId: AssetId;
};

/** The refusal that can be told from the size alone, before a byte is sent. */
export function tooLargeOrEmpty(kind: AssetKind, file: Pick<File, 'size'>): RefusalCode | null {
  if (file.size === 0) return 'FILE_EMPTY';
  return file.size > maxBytes[kind] ? 'FILE_TOO_LARGE' : null;
}

/** Pauses before going on after a broken connection, one after the other; the last one repeats. */
const AGAIN_MS = [300, 1000, 2000, 5000] as const;
const known: ReadonlySet<string> = new Set(errorCodes);

/**
 * One file going up by tus. It outlives the component that shows it: leaving the page inside the portal
 * does not stop it, and {@link uploads} finds it again.
 */
export class FileUpload {
  readonly file: File;
  readonly #key: string;
  readonly #kind: AssetKind;
  readonly #upload: Upload;
  readonly #resumed: AssetId | null;
  readonly #speed = new SpeedGauge();
  readonly #listeners = new Set<() => void>();
  #failures = 0;
  /** True between a failure and the next try; what is shown stays paused until bytes move again. */
  #stopped = false;
  #again: ReturnType<typeof setTimeout> | undefined;
  #state: UploadState;

  /** Starts at once. `resume`: the asset whose bytes are partly there already. */
  constructor(key: string, kind: AssetKind, file: File, resume: AssetId | null) {
    this.file = file;
    this.#key = key;
    this.#kind = kind;
    this.#resumed = resume;
    this.#state = {
      phase: 'sending',
      fileName: file.name,
      sizeBytes: file.size,
      sentBytes: 0,
      bytesPerSecond: null,
      secondsLeft: null,
      assetId: resume,
      pause: null,
    };
    this.#upload = this.#make(resume);
    if (kind === 'audio') void keepFile(key, file);
    window.addEventListener('online', this.resume);
    this.#upload.start();
  }

  get state(): UploadState {
    return this.#state;
  }

  /** The asset the bytes go to; null until the server named it. Stays when it is refused. */
  get assetId(): AssetId | null {
    return AssetId.safeParse(this.#upload.url?.split('/').at(-1)).data ?? this.#resumed;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Goes on after a pause. */
  readonly resume = (): void => {
    if (!this.#stopped) return;
    this.#stopped = false;
    clearTimeout(this.#again);
    this.#speed.reset();
    this.#upload.start();
  };

  /** Stops for good; what already arrived is swept by the server. */
  async cancel(): Promise<void> {
    this.#close();
    await this.#upload.abort();
  }

  #make(resume: AssetId | null): Upload {
    const endpoint = new URL('/uploads', location.origin).href;
    return new Upload(this.file, {
      endpoint,
      uploadUrl: resume && `${endpoint}/${resume}`,
      metadata: { filename: this.file.name, kind: this.#kind },
      // Going on is done below, so that a pause is seen at once.
      retryDelays: null,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => this.#named(),
      onProgress: (sent) => this.#moved(sent),
      // Without this, a look at the offset that is refused would start the upload anew, from its first byte.
      onAfterResponse: (request, response) => {
        const status = response.getStatus();
        if (request.getMethod() === 'HEAD' && (status === 401 || isPassing(status))) {
          throw new OffsetRefused(status);
        }
      },
      onError: (error) => this.#failed(error),
      onSuccess: () => this.#arrived(),
    });
  }

  #named(): void {
    if (this.#state.phase === 'sending') this.#set({ ...this.#state, assetId: this.assetId });
  }

  #moved(sentBytes: number): void {
    if (this.#state.phase !== 'sending') return;
    const { assetId, fileName, sizeBytes } = this.#state;
    // The last PATCH is answered when the bytes are checked: until then that is what one waits for.
    if (sentBytes >= sizeBytes && assetId) {
      this.#set({ phase: 'checking', fileName, sizeBytes, assetId });
      return;
    }
    if (sentBytes > this.#state.sentBytes) this.#failures = 0;
    const bytesPerSecond = this.#speed.at(sentBytes, performance.now());
    const secondsLeft = bytesPerSecond && Math.ceil((sizeBytes - sentBytes) / bytesPerSecond);
    this.#set({ ...this.#state, sentBytes, bytesPerSecond, secondsLeft, pause: null });
  }

  #arrived(): void {
    const assetId = this.assetId;
    if (assetId === null) {
      this.#pause('server');
      return;
    }
    this.#close();
    this.#set({ phase: 'stored', fileName: this.file.name, sizeBytes: this.file.size, assetId });
  }

  #failed(error: Error | DetailedError): void {
    const code = codeOf(error);
    const status = statusOf(error);
    if (status === 401 || code === 'UNAUTHENTICATED') this.#pause('signed_out');
    else if (code !== null && !isPassing(status)) this.#refused(code);
    else {
      this.#pause(status === 0 ? 'connection' : 'server');
      const pause = AGAIN_MS[Math.min(this.#failures++, AGAIN_MS.length - 1)];
      this.#again = setTimeout(this.resume, pause);
    }
  }

  #refused(code: ErrorCode): void {
    this.#close();
    this.#set({ phase: 'refused', fileName: this.file.name, code });
  }

  #pause(pause: Pause): void {
    this.#stopped = true;
    this.#set({
      phase: 'sending',
      fileName: this.file.name,
      sizeBytes: this.file.size,
      sentBytes: this.#state.phase === 'sending' ? this.#state.sentBytes : this.file.size,
      bytesPerSecond: null,
      secondsLeft: null,
      assetId: this.assetId,
      pause,
    });
  }

  #close(): void {
    clearTimeout(this.#again);
    window.removeEventListener('online', this.resume);
    void forgetFile(this.#key);
  }

  #set(state: UploadState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** The server did not say how far the upload is. */
class OffsetRefused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`offset refused with ${status}`);
    this.status = status;
  }
}

/** 0 when there was no answer at all. */
function statusOf(error: Error | DetailedError): number {
  if (!('originalResponse' in error)) return 0;
  if (error.causingError instanceof OffsetRefused) return error.causingError.status;
  return error.originalResponse?.getStatus() ?? 0;
}

/** Failures that pass by themselves: no answer, a locked upload, too many requests, the server's own. */
function isPassing(status: number): boolean {
  return status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
}

function codeOf(error: Error | DetailedError): ErrorCode | null {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  if (!response) return null;
  try {
    const { code } = JSON.parse(response.getBody()) as { code?: unknown };
    if (typeof code === 'string' && known.has(code)) return code as ErrorCode;
  } catch {
    // Not JSON: an answer of something in between, told by its status below.
  }
  return isPassing(response.getStatus()) ? null : 'ASSET_NOT_FOUND';
}
