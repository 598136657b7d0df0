import type { AccountId } from '../shared/ids.ts';
import type { Account } from './account.ts';

/** What is known of an account besides who it is. */
type KnownAccount = Account & {
  readonly language: 'ko' | 'en';
  /** Mail goes to confirmed addresses only: an unconfirmed one may be a stranger's. */
  readonly emailVerified: boolean;
};

/** Looks accounts up where they are kept. */
export type Accounts = {
  readonly find: (id: AccountId) => Promise<KnownAccount | null>;
  /** The account whose owner confirmed this address; upper and lower case are one. */
  readonly findConfirmed: (email: string) => Promise<Account | null>;
};
