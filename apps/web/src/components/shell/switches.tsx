'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState, useTransition } from 'react';
import {
  LOCALE_COOKIE,
  type Locale,
  locales,
  THEME_COOKIE,
  type Theme,
  TIME_ZONE_COOKIE,
  themes,
} from '../../i18n/locale.ts';
import { rememberChoice } from '../../lib/cookies.ts';
import { SelectBox } from '../select.tsx';

const small = 'h-9 w-auto! min-w-28 text-14!';

/** Korean or English, at once and for a year. */
export function LanguageSwitch({ onChange }: { readonly onChange?: (locale: Locale) => void }) {
  const t = useTranslations('common.language');
  const locale = useLocale();
  const router = useRouter();
  const [, start] = useTransition();
  const choose = (next: Locale) => {
    rememberChoice(LOCALE_COOKIE, next);
    onChange?.(next);
    start(() => router.refresh());
  };
  return (
    <SelectBox
      ariaLabel={t('label')}
      value={locale}
      options={locales.map((value) => ({ value, label: t(value) }))}
      onChange={choose}
      triggerClass={small}
    />
  );
}

/** Light, dark, or as the device is set. */
export function ThemeSwitch({ theme }: { readonly theme: Theme }) {
  const t = useTranslations('common.theme');
  const [chosen, setChosen] = useState(theme);
  const router = useRouter();
  const choose = (next: Theme) => {
    setChosen(next);
    rememberChoice(THEME_COOKIE, next);
    document.documentElement.dataset.theme = next;
    router.refresh();
  };
  return (
    <SelectBox
      ariaLabel={t('label')}
      value={chosen}
      options={themes.map((value) => ({ value, label: t(value) }))}
      onChange={choose}
      triggerClass={small}
    />
  );
}

/** Tells the server the browser's time zone, so that times are written in it from the next page on. */
export function TimeZoneCookie({ known }: { readonly known: string }) {
  const router = useRouter();
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!own || own === known || document.cookie.includes(`${TIME_ZONE_COOKIE}=`)) return;
    rememberChoice(TIME_ZONE_COOKIE, own);
    router.refresh();
  }, [known, router]);
  return null;
}
