import type { PermissionsNeeded } from '@musicloud/domain/permission/views';

/** What will come of submitting, as far as permissions go; the first that holds, in the order of the rules. */
export type Outlook = 'gone' | 'never' | 'ask' | 'document' | 'granted' | 'own';

/** Looks ahead: what the rules will say of the permissions by what their authors said so far. */
export function outlookOf({ needed, missing }: PermissionsNeeded): Outlook {
  if (missing.length > 0) return 'gone';
  const answers = new Set(needed.map(({ answer }) => answer));
  if (answers.has('never')) return 'never';
  if (answers.has('ask')) return 'ask';
  if (needed.some(({ society, coWriters }) => society !== 'none' || coWriters)) return 'document';
  return answers.has('grant') ? 'granted' : 'own';
}
