'use client';

import { useTranslations } from 'next-intl';
import { LanguageSwitch, ThemeSwitch } from '../../components/shell/switches.tsx';
import type { Theme } from '../../i18n/locale.ts';
import { authClient } from '../../lib/auth-client.ts';
import { Section } from './section.tsx';

/** Appearance and language of the pages; the language also of the mail. */
export function Look({ theme }: { readonly theme: Theme }) {
  const t = useTranslations('account.settings.look');
  return (
    <Section id="look" title={t('title')}>
      <div className="flex flex-wrap gap-x-8 gap-y-5">
        <div className="flex flex-col items-start gap-1.5">
          <span className="text-14 font-semibold">{t('language')}</span>
          <LanguageSwitch onChange={(language) => void authClient.updateUser({ language })} />
          <span className="text-14 text-faint">{t('languageHint')}</span>
        </div>
        <div className="flex flex-col items-start gap-1.5">
          <span className="text-14 font-semibold">{t('theme')}</span>
          <ThemeSwitch theme={theme} />
        </div>
      </div>
    </Section>
  );
}
