import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

const MEGABYTES = 96;

/** The disk uploads are kept on: a small one of its own in memory, where this user may mount one. */
export class Disk {
  readonly folder: string;
  /** Why it can't be filled, if it can't. */
  readonly trouble: string | null;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    const size = `size=${MEGABYTES}m`;
    const run = spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], {
      encoding: 'utf8',
    });
    this.trouble = run.status === 0 ? null : (run.stderr ?? String(run.error)).trim();
    if (!this.trouble) process.once('exit', this.close);
  }

  /** Fills it to the last byte. */
  fill(): void {
    const file = openSync(this.#ballast, 'w');
    try {
      for (let size = 1 << 20; size >= 1; size /= 2) this.#fillBy(file, Buffer.alloc(size));
    } finally {
      closeSync(file);
    }
  }

  #fillBy(file: number, piece: Buffer): void {
    try {
      while (writeSync(file, piece) === piece.length);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }

  /** Makes room again. */
  free(): void {
    rmSync(this.#ballast, { force: true });
  }

  get #ballast(): string {
    return path.join(this.folder, 'ballast');
  }

  /** Takes it away. */
  close = (): void => {
    process.off('exit', this.close);
    if (!this.trouble) spawnSync('umount', ['-l', this.folder]);
  };
}
