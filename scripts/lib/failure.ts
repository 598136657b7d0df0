/** Something the person at the terminal can mend. Its message is one sentence, shown without a stack. */
export class Failure extends Error {
  override name = 'Failure';
}

const causes: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  ENOTDIR: 'a part of that path is a file',
  EEXIST: 'a file of that name is in the way',
  // What making folders on a read-only disk ends with in Node.
  ENOENT: 'that folder cannot be made',
  ENAMETOOLONG: 'the path is too long',
};

/** Does what a program said mean that the disk is full? */
export function tellsFullDisk(output: string): boolean {
  return /No space left|disk full|free disk space|could not extend file|ENOSPC|\b53100\b/i.test(
    output,
  );
}

/** The known cause behind a failed file operation, if it is one a person can mend. */
function fileCause(error: unknown): string | undefined {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return causes[code];
}

/** Runs a file operation on `place`; a full or read-only disk becomes one sentence that names it. */
export function onDisk<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const cause = fileCause(error);
    if (cause) throw new Failure(`MusiCloud cannot write to ${place}: ${cause}.`);
    throw error;
  }
}

/** What to print for any error: the sentence of a Failure, the stack of everything unforeseen. */
export function words(error: unknown): string {
  if (error instanceof Failure) return error.message;
  if (tellsFullDisk(String(error))) return 'The disk is full: make room and start again.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
