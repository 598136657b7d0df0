import type { AccountId } from '../shared/ids.ts';
import type { Account } from './account.ts';

/** Looks accounts up where they are kept. */
export type Accounts = {
  readonly find: (id: AccountId) => Promise<(Account & { readonly language: 'ko' | 'en' }) | null>;
};
