import { DomainError } from '../shared/errors.ts';
import type { AccountId } from '../shared/ids.ts';

export const roles = ['creator', 'admin'] as const;
/** `creator` uploads and answers for own music; `admin` (저작권 관리자) also settles reviews. */
export type Role = (typeof roles)[number];

/** A signed-in person, or a program with their key. `name` is the artist name. */
export type Account = {
  readonly id: AccountId;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
};

/** Only admins pass; for anyone else the door does not exist. */
export function requireAdmin(account: Account): void {
  if (account.role !== 'admin') throw new DomainError('NOT_FOUND');
}
