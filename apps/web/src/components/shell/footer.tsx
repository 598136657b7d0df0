import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Theme } from '../../i18n/locale.ts';
import { LanguageSwitch, ThemeSwitch } from './switches.tsx';

/** The foot of every page: what "approved" does not mean, the papers, language and appearance. */
export function Footer({ theme }: { readonly theme: Theme }) {
  const t = useTranslations('common');
  const link = 'inline-flex h-9 items-center hover:text-ink hover:underline underline-offset-4';
  return (
    <footer className="mt-20 border-t border-line">
      <div className="page flex flex-col gap-4 py-6 text-14 text-soft md:flex-row md:items-center md:justify-between">
        <div className="flex max-w-read flex-col gap-1">
          <p>{t('footer')}</p>
          <nav aria-label={t('footerLabel')} className="flex flex-wrap gap-x-5">
            <Link href="/terms" className={link}>
              {t('nav.terms')}
            </Link>
            <Link href="/privacy" className={link}>
              {t('nav.privacy')}
            </Link>
            <Link href="/docs" className={link}>
              {t('nav.docs')}
            </Link>
            <Link href="/certificates/verify" className={link}>
              {t('nav.verify')}
            </Link>
          </nav>
        </div>
        <div className="flex gap-2">
          <LanguageSwitch />
          <ThemeSwitch theme={theme} />
        </div>
      </div>
    </footer>
  );
}
