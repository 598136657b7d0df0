'use client';

import { useTranslations } from 'next-intl';
import { Toaster as Sonner } from 'sonner';
import type { Theme } from '../i18n/locale.ts';

/** Short news of what was just done; above the bottom bar on a phone. `toast` comes from "sonner". */
export function Toaster({ theme }: { readonly theme: Theme }) {
  const t = useTranslations('common.nav');
  return (
    <Sonner
      theme={theme}
      position="bottom-center"
      containerAriaLabel={t('notifications')}
      mobileOffset={{ bottom: 'calc(var(--bottom-bar) + 0.75rem)' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-md bg-ink font-sans px-4 py-3 text-14 text-paper shadow-pop',
          title: 'font-semibold',
          description: 'opacity-80',
          actionButton: 'ml-auto shrink-0 underline underline-offset-4 font-semibold',
        },
      }}
    />
  );
}
