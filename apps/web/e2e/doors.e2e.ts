import { pageRows } from '../src/server/access/pages.ts';
import { type Role, roles } from '../src/server/access/rows.ts';
import { faultsOf } from '../src/server/testing/secured.ts';
import { hear, verdictOf } from '../src/server/testing/visitor.ts';
import type { Account } from './support/account.ts';
import { expect, test } from './support/test.ts';

/** What the creator's song is called: no page shows it to anyone else. */
const HIDDEN = 'A Song Nobody May Know';

/** A permission that `author` gave to `singer`. */
async function askedAndGranted(singer: Account, author: Account): Promise<string> {
  const original = await author.register({ title: 'An Original', visibility: 'link' });
  await singer.submit({
    title: HIDDEN,
    type: 'cover',
    originalIds: [original],
    visibility: 'private',
  });
  const { rows } = await author.api.permission.list.query({ side: 'author' });
  const [asked] = rows;
  if (!asked) throw new Error('nobody asked');
  const which = { contentId: asked.cover.contentId, permissionId: asked.id };
  await author.api.permission.answer.mutate({ ...which, answer: { kind: 'grant' } });
  return asked.id;
}

test('every page opens to those in its row of the access matrix, and to nobody else', async ({
  signUp,
  admin,
  origin,
}) => {
  const [creator, other, late] = await Promise.all([signUp(), signUp(), signUp()]);
  const id = await creator.register({ title: HIDDEN, visibility: 'private' });
  const asks = await askedAndGranted(creator, await signUp());
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
      const named = page.replace('[id]', page.startsWith('/permissions/') ? asks : id);
      const heard = await hear(new URL(named, origin), { headers: shown[role] });
      expect.soft(verdictOf(heard), `${page} for: ${role}`).toBe(row[role]);
      expect.soft(faultsOf(heard), `${page} for: ${role}`).toEqual([]);
      if (role !== 'creator' && role !== 'admin') expect(heard.text).not.toContain(HIDDEN);
    }
  }
});

test('whatever else is asked for is answered with the same care', async ({ origin }) => {
  const start = await hear(new URL('/', origin));
  const [script = ''] = /\/_next\/static\/[^"]+\.js/.exec(start.text) ?? [];
  const [style = ''] = /\/_next\/static\/[^"]+\.css/.exec(start.text) ?? [];
  for (const [path, status, init] of [
    [script, 200],
    [style, 200],
    ['/icon.svg', 200],
    ['/_next/static/nothing.js', 404],
    ['/_next/data/x.json', 404],
    ['/_next/image?url=http%3A%2F%2Fevil.example%2Fx&w=64&q=75', 400],
    ['/nothing/at/all', 404],
    ['/tracks/no-id', 404],
    ['/my/%00', 404],
    ['/%', 400],
    ['//evil.example', 308],
    ['/my/', 308],
    ['/', 403, { method: 'POST', headers: { origin: 'https://evil.example' } }],
    ['/.env', 404],
    ['/server.ts', 404],
    ['/package.json', 404],
  ] as const) {
    const heard = await hear(new URL(origin + path), init);
    expect.soft(heard.status, path).toBe(status);
    expect.soft(heard.headers.get('location') ?? '/', path).toMatch(/^\/(?![/\\])/);
    // Scripts name what they are made of; nothing else does.
    const text = status === 200 ? '' : heard.text;
    expect.soft(faultsOf({ ...heard, text }), `${path}: ${text.slice(0, 200)}`).toEqual([]);
  }
});

test('what is asked for too often says how long it takes, and counts it down', async ({
  signUp,
  visit,
}) => {
  const person = await signUp();
  const { page, t } = await visit(person);
  await page.goto('/settings');
  const name = page.getByLabel(t('account.settings.keys.name'), { exact: true });
  await expect(name).toBeVisible();
  const make = (n: number) => person.api.account.createKey.mutate({ name: `key ${n}` });
  const often = Array.from({ length: 40 }, (_, n) => make(n).catch(() => null));
  expect(await Promise.all(often)).toContain(null);
  await name.fill('one more');
  await page.getByRole('button', { name: t('account.settings.keys.create') }).click();
  await expect(page.getByText(t('status.errors.RATE_LIMITED'))).toBeVisible();
  const clock = page.locator('[aria-hidden]').filter({ hasText: /^Possible again in \d+ s\.$/ });
  const before = Number(/\d+/.exec((await clock.textContent()) ?? '')?.[0]);
  expect(before).toBeGreaterThan(0);
  await expect
    .poll(async () => Number(/\d+/.exec((await clock.textContent()) ?? '')?.[0]))
    .toBeLessThan(before);
});

const odd = [
  '%00',
  '%ED%A0%80',
  '%E2%80%AE',
  '%',
  '..%2f..%2fetc%2fpasswd',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  "'%20OR%201=1--",
  '__proto__',
  'x'.repeat(3000),
];

test('no page fails, whatever its address, cookies and language are', async ({ admin, origin }) => {
  // Every page opens to an admin.
  const { cookie } = admin.headers();
  for (const page of Object.keys(pageRows)) {
    for (const part of odd) {
      const query = ['q', 'id', 'type', 'status', 'sort', 'state', 'next', 'error', 'token']
        .map((name) => `${name}=${part}`)
        .join('&');
      const address = `${origin}${page.replace('[id]', part)}?${query}&${part}`.slice(0, 8000);
      const headers = {
        cookie: `${cookie}; locale=${part}; theme=${part}; ${part}=${part}`,
        'accept-language': part,
        'x-correlation-id': part,
      };
      const heard = await hear(new URL(address), { headers });
      const told = address.slice(0, 120);
      expect.soft(heard.status, told).toBeLessThan(500);
      expect.soft(heard.text, told).not.toContain('<script>alert(1)');
      expect.soft(heard.headers.get('location') ?? '/', told).toMatch(/^\/(?![/\\])/);
    }
  }
});
