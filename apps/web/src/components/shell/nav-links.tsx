'use client';

import { AudioLines, Gavel, Handshake, LibraryBig, Upload } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { cx } from '../../lib/cx.ts';

/** Whether an address lies at or below a place of the menu; `/` is the catalogue and its tracks. */
function isAt(pathname: string, href: string): boolean {
  if (href === '/') return pathname === '/' || pathname.startsWith('/tracks');
  return pathname === href || pathname.startsWith(`${href}/`);
}
const useHere = (href: string) => (isAt(usePathname(), href) ? ('page' as const) : undefined);

type NavLinkProps = {
  readonly href: string;
  readonly label: string;
  readonly count?: number;
  readonly countLabel?: string;
};

/** A place in the header; the one we are at is underlined. */
export function NavLink({ href, label, count = 0, countLabel }: NavLinkProps) {
  return (
    <Link
      href={href}
      aria-current={useHere(href)}
      className={cx(
        'relative inline-flex h-14 items-center gap-1.5 whitespace-nowrap px-0.5 text-14 font-semibold text-soft transition-colors hover:text-ink',
        'current:text-ink current:after:absolute current:after:inset-x-0 current:after:bottom-0 current:after:h-0.5 current:after:bg-ink',
      )}
    >
      {label}
      {count > 0 ? (
        <span className="num rounded-full bg-other-tint px-1.5 text-12 text-other">
          <span aria-hidden>{count}</span>
          <span className="sr-only">, {countLabel}</span>
        </span>
      ) : null}
    </Link>
  );
}

type TabProps = NavLinkProps & { readonly icon: typeof Upload };

function Tab({ href, label, icon: Icon, count = 0, countLabel }: TabProps) {
  return (
    <Link
      href={href}
      aria-current={useHere(href)}
      className="flex flex-1 flex-col items-center justify-center gap-0.5 text-12 font-semibold text-soft -outline-offset-2 current:text-signal"
    >
      <span className="relative">
        <Icon aria-hidden className="size-5" strokeWidth={2} />
        {count > 0 ? (
          <span
            aria-hidden
            className="num absolute -top-1.5 left-3.5 grid h-4 min-w-4 place-items-center rounded-full bg-signal px-1 text-[0.6875rem] leading-none font-bold text-on-signal ring-2 ring-paper"
          >
            {count > 99 ? '99+' : count}
          </span>
        ) : null}
      </span>
      {label}
      {count > 0 ? <span className="sr-only">, {countLabel}</span> : null}
    </Link>
  );
}

/** The bar at the foot of a phone, near the thumb. Its height is `--bottom-bar`. */
export function BottomBar({ admin, asked }: { readonly admin: boolean; readonly asked: number }) {
  const t = useTranslations('common.nav');
  const permission = useTranslations('permission.nav');
  return (
    <nav
      aria-label={t('label')}
      className="fixed inset-x-0 bottom-0 z-30 flex h-(--bottom-bar) border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <Tab href="/" label={t('catalogue')} icon={LibraryBig} />
      <Tab href="/upload" label={t('upload')} icon={Upload} />
      <Tab href="/my" label={t('my')} icon={AudioLines} />
      <Tab
        href="/permissions"
        label={permission('label')}
        icon={Handshake}
        count={asked}
        countLabel={permission('count', { count: asked })}
      />
      {admin ? <Tab href="/admin/reviews" label={t('reviews')} icon={Gavel} /> : null}
    </nav>
  );
}
