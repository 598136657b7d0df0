import { uuidv7 } from '@musicloud/db/ids';
import { account as signIns } from '@musicloud/db/schema/index';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { serializeSignedCookie } from 'better-call';
import type { Role } from '../access/rows.ts';
import { createKey, revokeKey } from '../account/keys.ts';
import type { Portal } from './portal.ts';

/** What a page's request carries from its browser. */
export const HOME = 'http://localhost:3000';
export const PASSWORD = 'a good long password';

/** Signs somebody in without a form, as the account service itself keeps it. */
export async function sessionOf(
  { container }: Pick<Portal, 'container'>,
  { account }: { readonly account: { readonly id: string } },
) {
  const { internalAdapter, authCookies, secret } = await container.auth.$context;
  const { token } = await internalAdapter.createSession(account.id);
  const cookie = await serializeSignedCookie(authCookies.sessionToken.name, token, secret);
  return { token, cookie: cookie.split(';')[0] ?? '' };
}

export async function expire({ database }: Portal, token: string): Promise<void> {
  await database.sql`update sessions set expires_at = now() - interval '1 minute' where token = ${token}`;
}

/** Gives an account the password of {@link PASSWORD}; hashing it again for each would take most of a test's time. */
export async function passwordFor({ container, database }: Portal) {
  const { password } = await container.auth.$context;
  const hash = await password.hash(PASSWORD);
  return async ({ account: { id } }: Caller) => {
    const at = { createdAt: new Date(), updatedAt: new Date() };
    const row = { id: uuidv7(), userId: id, accountId: id, providerId: 'credential' };
    await database.db.insert(signIns).values({ ...row, password: hash, ...at });
  };
}

/** Three people, and how a request shows which role of the access matrix it comes from. */
export async function createCast(portal: Portal) {
  const creator = await portal.caller();
  const other = await portal.caller();
  const admin = await portal.caller('admin');
  /** Who stands behind a role; the session that ended and the key that was revoked were the creator's. */
  const person = (role: Role) => ({ 'another creator': other, admin })[role as string] ?? creator;
  const useless: Partial<Record<Role, () => Promise<Record<string, string>>>> = {
    anonymous: async () => ({}),
    'expired session': async () => {
      const { token, cookie } = await sessionOf(portal, creator);
      await expire(portal, token);
      return { cookie, origin: HOME };
    },
    'revoked key': async () => {
      const { id, key } = await createKey(portal.container, creator.account.id, 'gone');
      await revokeKey(portal.container, creator.account.id, id);
      return { authorization: `Bearer ${key}` };
    },
  };
  return {
    creator,
    other,
    admin,
    person,
    /** As a page's request. */
    browser: async (role: Role) => {
      const shown = await (useless[role] ?? (() => sessionOf(portal, person(role))))();
      return { origin: HOME, ...shown } as Record<string, string>;
    },
    /** As a program's. */
    program: async (role: Role): Promise<Record<string, string>> => {
      const key = async () => ({ authorization: `Bearer ${await portal.keyOf(person(role))}` });
      return (useless[role] ?? key)();
    },
  };
}
export type Cast = Awaited<ReturnType<typeof createCast>>;
