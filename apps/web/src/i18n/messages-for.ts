import type { MeView } from '@musicloud/domain/status/views';
import type { Messages } from 'next-intl';
import type { Namespace } from './namespaces.ts';

const forAdmins: readonly Namespace[] = ['review', 'sources', 'operations', 'reports'];

/** The texts a browser gets. Those of the admins' pages go to admins only: nobody else learns that they exist. */
export function messagesFor(role: MeView['role'] | null, messages: Messages): Messages {
  if (role === 'admin') return messages;
  const kept = Object.entries(messages).filter(([name]) => !forAdmins.some((one) => one === name));
  return Object.fromEntries(kept) as Messages;
}
