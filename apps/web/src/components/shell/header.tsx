'use client';

import { useQuery } from '@tanstack/react-query';
import { Bell, Upload } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTRPC } from '../../trpc/client.tsx';
import { ButtonLink } from '../button.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Logo } from './logo.tsx';
import { BottomBar, NavLink } from './nav-links.tsx';
import { Shortcuts } from './shortcuts.tsx';

function BellLink({ unread }: { readonly unread: number }) {
  const t = useTranslations('common.nav');
  const at = usePathname() === '/notifications';
  return (
    <Link
      href="/notifications"
      aria-current={at ? 'page' : undefined}
      aria-label={t('unread', { count: unread })}
      title={t('notifications')}
      className="relative grid size-10 place-items-center rounded-md transition-colors hover:bg-hover"
    >
      <Bell aria-hidden className="size-5" />
      {unread > 0 ? (
        <span
          aria-hidden
          className="num absolute top-0 -right-0.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-signal px-1 text-[0.6875rem] leading-none font-bold text-on-signal ring-2 ring-paper"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      ) : null}
    </Link>
  );
}

/** The top of every page: where one is, the next upload, the news, the account. */
export function Header() {
  const t = useTranslations('common');
  const permission = useTranslations('permission.nav');
  const trpc = useTRPC();
  const { data: me = null } = useQuery(trpc.account.me.queryOptions());
  const admin = me?.role === 'admin';
  const waiting = useQuery({ ...trpc.admin.pending.queryOptions(), enabled: admin });
  const pending = waiting.data?.reviews ?? 0;
  const reported = waiting.data?.objections ?? 0;
  return (
    <>
      <header className="sticky top-0 z-30 border-b border-line bg-paper">
        <div className="page flex h-14 items-center gap-3 sm:gap-6">
          <Link href="/" aria-label={t('brand')} className="-mx-1 inline-flex rounded-sm px-1 py-2">
            <Logo />
          </Link>
          <nav aria-label={t('nav.label')} className="hidden gap-4 md:flex lg:gap-6">
            <NavLink href="/" label={t('nav.catalogue')} />
            {me ? (
              <>
                <NavLink href="/my" label={t('nav.my')} />
                <NavLink
                  href="/permissions"
                  label={permission('label')}
                  count={me.asked}
                  countLabel={permission('count', { count: me.asked })}
                />
              </>
            ) : null}
            {admin ? (
              <>
                <NavLink
                  href="/admin/reviews"
                  label={t('nav.reviews')}
                  count={pending}
                  countLabel={t('nav.pending', { count: pending })}
                />
                {/* Narrower there is no room for these: they stand in the account menu too. */}
                <span className="hidden lg:contents">
                  <NavLink
                    href="/admin/reports"
                    label={t('nav.reports')}
                    count={reported}
                    countLabel={t('nav.pending', { count: reported })}
                  />
                  <NavLink href="/admin/sources" label={t('nav.sources')} />
                </span>
                <span className="hidden xl:contents">
                  <NavLink href="/admin/operations" label={t('nav.operations')} />
                </span>
              </>
            ) : null}
          </nav>
          <div className="ml-auto flex items-center gap-1.5 sm:gap-2">
            {me ? (
              <>
                <ButtonLink href="/upload" look="primary" size="sm" className="mr-1 max-md:hidden">
                  <Upload aria-hidden className="size-4" />
                  {t('nav.upload')}
                </ButtonLink>
                <BellLink unread={me.unread} />
                <AccountMenu me={me} />
              </>
            ) : (
              <>
                <ButtonLink href="/sign-in" look="quiet" size="sm">
                  {t('nav.signIn')}
                </ButtonLink>
                <ButtonLink href="/sign-up" look="primary" size="sm">
                  {t('nav.signUp')}
                </ButtonLink>
              </>
            )}
          </div>
        </div>
      </header>
      {me ? <BottomBar admin={admin} asked={me.asked} /> : null}
      <Shortcuts signedIn={me !== null} admin={admin} />
    </>
  );
}
