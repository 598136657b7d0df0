'use client';

import { AudioLines, Gavel, LibraryBig, Upload } from 'lucide-react';
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
        'relative inline-flex h-14 items-center gap-1.5 px-0.5 text-14 font-semibold text-soft transition-colors hover:text-ink',
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

function Tab({ href, label, icon: Icon }: { href: string; label: string; icon: typeof Upload }) {
  return (
    <Link
      href={href}
      aria-current={useHere(href)}
      className="flex flex-1 flex-col items-center justify-center gap-0.5 text-12 font-semibold text-soft -outline-offset-2 current:text-signal"
    >
      <Icon aria-hidden className="size-5" strokeWidth={2} />
      {label}
    </Link>
  );
}

/** The bar at the foot of a phone, near the thumb. Its height is `--bottom-bar`. */
export function BottomBar({ admin }: { readonly admin: boolean }) {
  const t = useTranslations('common.nav');
  return (
    <nav
      aria-label={t('label')}
      className="fixed inset-x-0 bottom-0 z-30 flex h-(--bottom-bar) border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <Tab href="/" label={t('catalogue')} icon={LibraryBig} />
      <Tab href="/upload" label={t('upload')} icon={Upload} />
      <Tab href="/my" label={t('my')} icon={AudioLines} />
      {admin ? <Tab href="/admin/reviews" label={t('reviews')} icon={Gavel} /> : null}
    </nav>
  );
}
