import { DraftForm } from '@musicloud/domain/content/content';
import type { ContentId } from '@musicloud/domain/shared/ids';
import { z } from 'zod';
import type { Autofilled, Form } from './form.ts';

/** What this browser keeps of a form, so that neither a reload nor an expired session loses a character. */
const Record = z.object({
  accountId: z.string(),
  form: DraftForm,
  autofilled: z.object({ title: z.string().optional(), artistName: z.string().optional() }),
  /** True while the server may not have this state yet. */
  unsaved: z.boolean(),
  at: z.number(),
});
export type LocalDraft = {
  readonly accountId: string;
  readonly form: Form;
  readonly autofilled: Autofilled;
  readonly unsaved: boolean;
  readonly at: number;
};

const PREFIX = 'musicloud.draft.';
/** Kept no longer than this; the server has the draft anyway. */
const KEEP_MS = 30 * 24 * 3600_000;

/** Keeps the form. A full or forbidden store is no reason to stop typing: the server is saved to as well. */
export function keepDraft(id: ContentId, draft: LocalDraft): void {
  try {
    localStorage.setItem(PREFIX + id, JSON.stringify(draft));
  } catch {
    // Private windows and full stores refuse; nothing can be done here.
  }
}

/** What was kept of this form by this account; null when nothing was. */
export function keptDraft(id: ContentId, accountId: string): LocalDraft | null {
  try {
    const parsed = Record.safeParse(JSON.parse(localStorage.getItem(PREFIX + id) ?? 'null'));
    if (!parsed.success || parsed.data.accountId !== accountId) return null;
    const { autofilled, ...rest } = parsed.data;
    return { ...rest, autofilled: autofilled as Autofilled };
  } catch {
    return null;
  }
}

/** Forgets a form that was submitted or thrown away. */
export function forgetDraft(id: ContentId): void {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // As above.
  }
}

/** Sweeps what nobody came back to. */
export function forgetOldDrafts(now: number): void {
  try {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) {
      const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as { at?: number };
      if ((kept.at ?? 0) < now - KEEP_MS) localStorage.removeItem(key);
    }
  } catch {
    // As above.
  }
}
