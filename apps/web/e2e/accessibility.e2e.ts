import { locales } from '../src/i18n/locale.ts';
import { fillGallery, type Gallery } from './support/gallery.ts';
import { inspect, inspectPage } from './support/inspect.ts';
import { expect, test, type Visitor } from './support/test.ts';

/** What can be opened on a page besides the page itself. */
type Opened = readonly [address: string, name: string, open: (visitor: Visitor) => Promise<void>];

const press =
  (key: string, role: 'button' | 'link' = 'button') =>
  async ({ page, t }: Visitor) =>
    page
      .getByRole(role, { name: t(key), exact: true })
      .first()
      .click();

/** Opens each address of a list and looks at it. */
async function walk(visitor: Visitor, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await visitor.page.goto(address);
    await inspectPage(visitor.page, address);
  }
}

async function walkOpened(visitor: Visitor, all: readonly Opened[]): Promise<void> {
  for (const [address, name, open] of all) {
    await visitor.page.goto(address);
    const opened = visitor.page
      .getByRole(/dialog|menu/.test(name) ? (name as 'dialog') : 'alert')
      .last();
    // The key or click may come before the page listens: on a busy machine its scripts come late. A person tries again.
    await expect(async () => {
      await open(visitor);
      await expect(opened).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
    // A menu stands outside every landmark, above the button that opened it; a window does too, and axe knows.
    await inspect(visitor.page, `${address}: ${name}`, {
      except: name === 'menu' ? ['region'] : [],
    });
  }
}

// Some thirty looks at a page each.
test.describe.configure({ timeout: 300_000 });

for (const locale of locales) {
  const look = { locale, phone: locale === 'ko' };

  test(`pages for anyone are clean in ${locale}`, async ({ visit, signUp }) => {
    const creator = await signUp();
    const song = await creator.register({ title: 'For All to Hear', visibility: 'public' });
    const visitor = await visit(null, look);
    await walk(visitor, [
      '/',
      '/?q=nothing-is-called-this',
      `/tracks/${song}`,
      '/sign-in',
      '/sign-up',
      '/forgot-password',
      '/reset-password',
      '/reset-password?token=unknown',
      '/verify-email?error=token_expired',
      '/terms',
      '/privacy',
      '/docs',
      '/dev/mailbox',
      '/not-there',
    ]);
    await visitor.page.goto('/sign-up');
    await press('account.signUp.submit')(visitor);
    await expect(visitor.page.getByText(visitor.t('account.missing.consent'))).toBeVisible();
    await inspect(visitor.page, '/sign-up with errors');
  });

  test(`pages of a new creator are clean in ${locale}`, async ({ visit, signUp }) => {
    const visitor = await visit(await signUp(), look);
    await walk(visitor, [
      '/my',
      '/upload',
      '/permissions',
      '/permissions?side=requester',
      '/notifications',
      '/settings',
      '/my?q=nothing',
    ]);
    await visitor.page.goto('/upload');
    await press('upload.submit.action')(visitor);
    await expect(
      visitor.page.getByText(visitor.t('upload.problem.missing.file')).first(),
    ).toBeVisible();
    await inspectPage(visitor.page, '/upload with errors');
  });

  test(`pages full of music are clean in ${locale}`, async ({ visit, signUp }) => {
    const creator = await signUp();
    const gallery = await fillGallery(creator, await signUp());
    const visitor = await visit(creator, look);
    const { draft, ...submitted } = gallery;
    await walk(visitor, [
      '/my',
      ...Object.values(submitted).map((id) => `/my/${id}`),
      `/my/${draft}`,
      `/upload?id=${draft}`,
      '/notifications',
      `/tracks/${gallery.registered}`,
    ]);
    await walkOpened(visitor, opened(gallery));
  });

  test(`permissions are clean on both sides in ${locale}`, async ({ visit, signUp }) => {
    const [author, singer] = [await signUp(), await signUp()];
    const original = await author.register({ title: 'Midnight Line', visibility: 'public' });
    const cover = (title: string, use: 'plain_cover' | 'arrangement') =>
      singer.submit({ title, use, type: 'cover', originalIds: [original] });
    await cover('Night Train', 'plain_cover');
    const offered = await cover('Night Line', 'arrangement');
    const { rows } = await author.api.permission.list.query({ side: 'author' });
    const [second, first] = rows;
    if (!first || !second) throw new Error('nobody was asked');
    await author.api.permission.answer.mutate({
      contentId: offered,
      permissionId: second.id,
      answer: { kind: 'offer', terms: { shareBps: 1250, endsAt: '2099-01-01', note: 'As said.' } },
    });
    await cover('Day Train', 'plain_cover');
    const asked = `/permissions?side=author&id=${first.id}`;
    const theirs = await visit(author, look);
    await walk(theirs, ['/permissions', asked, '/permissions?id=not-there']);
    await walkOpened(theirs, [
      [asked, 'dialog', press('permission.act.offer')],
      [asked, 'dialog', press('permission.act.deny')],
    ]);
    const mine = await visit(singer, look);
    const offer = `/permissions?side=requester&id=${second.id}`;
    await walk(mine, ['/permissions', offer, `/my/${offered}`]);
    await walkOpened(mine, [[offer, 'alertdialog', press('permission.act.decline')]]);
  });

  test(`pages of an admin are clean in ${locale}`, async ({ visit, signUp, admin }) => {
    const gallery = await fillGallery(await signUp(), await signUp());
    const visitor = await visit(admin, look);
    await walk(visitor, [
      `/admin/reviews?id=${gallery.inReview}`,
      '/admin/reviews',
      '/admin/sources',
      '/admin/sources?q=nothing-is-called-this',
      '/admin/operations',
    ]);
    await walkOpened(visitor, [
      [`/admin/reviews?id=${gallery.inReview}`, 'dialog', press('review.actions.reject')],
      [
        '/admin/sources?state=registered',
        'dialog',
        async ({ page, t }) =>
          page.getByText(t('sources.suspend.action'), { exact: true }).first().click(),
      ],
    ]);
  });
}

/** The windows and menus of a creator. */
function opened(gallery: Gallery): Opened[] {
  return [
    [`/my/${gallery.registered}`, 'alertdialog', press('content.act.delete')],
    [`/my/${gallery.registered}`, 'dialog', press('content.details.edit')],
    [`/my/${gallery.rejected}`, 'dialog', press('content.act.contest')],
    [`/my/${gallery.moreNeeded}`, 'dialog', press('content.act.supply')],
    [`/my/${gallery.awaiting}`, 'alertdialog', press('content.act.withdraw')],
    ['/settings', 'alertdialog', press('account.settings.delete.open')],
    ['/my', 'menu', async ({ page }) => page.getByRole('banner').getByRole('button').click()],
    ['/my', 'dialog', async ({ page }) => page.keyboard.press('Shift+Slash')],
  ];
}
