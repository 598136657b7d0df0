import type { ContentId } from '@musicloud/domain/shared/ids';

/** Drafts that wait, in this tab, for a busy check: kept over a reload, and not longer than the tab. */
const PREFIX = 'musicloud.waiting.';

export function noteWaiting(id: ContentId): void {
  safely(() => sessionStorage.setItem(PREFIX + id, '1'));
}

export function forgetWaiting(id: ContentId): void {
  safely(() => sessionStorage.removeItem(PREFIX + id));
}

export function isWaitingHere(id: ContentId): boolean {
  return safely(() => sessionStorage.getItem(PREFIX + id)) === '1';
}

/** Private windows and full stores refuse; then a reload asks to submit again. */
function safely<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
