import { pageRows } from '../src/server/access/pages.ts';
import { type Role, roles } from '../src/server/access/rows.ts';
import { hear, verdictOf } from '../src/server/testing/visitor.ts';
import { expect, test } from './support/test.ts';

/** What the creator's song is called: no page shows it to anyone else. */
const HIDDEN = 'A Song Nobody May Know';

test('every page opens to those in its row of the access matrix, and to nobody else', async ({
  signUp,
  admin,
  origin,
}) => {
  const [creator, other, late] = await Promise.all([signUp(), signUp(), signUp()]);
  const id = await creator.register({ title: HIDDEN, visibility: 'private' });
  await late.signOut();
  const { id: keyId, key } = await creator.api.account.createKey.mutate({ name: 'gone' });
  await creator.api.account.revokeKey.mutate({ id: keyId });
  const shown: Record<Role, Record<string, string>> = {
    anonymous: {},
    creator: creator.headers(),
    'another creator': other.headers(),
    admin: admin.headers(),
    'expired session': late.headers(),
    'revoked key': { authorization: `Bearer ${key}` },
  };
  for (const [page, row] of Object.entries(pageRows)) {
    for (const role of roles) {
      const heard = await hear(new URL(page.replace('[id]', id), origin), { headers: shown[role] });
      expect.soft(verdictOf(heard), `${page} for: ${role}`).toBe(row[role]);
      if (role !== 'creator' && role !== 'admin') expect(heard.text).not.toContain(HIDDEN);
    }
  }
});
