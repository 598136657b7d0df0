'use client';

import { useTranslations } from 'next-intl';
import { Toaster as Sonner } from 'sonner';
import type { Theme } from '../i18n/locale.ts';

/** Short news of what was just done, below the header: a phone's foot holds its bar and the dialogs. `toast` comes from "sonner". */
export function Toaster({ theme }: { readonly theme: Theme }) {
  const t = useTranslations('common.nav');
  return (
    <Sonner
      theme={theme}
      position="top-center"
      containerAriaLabel={t('notifications')}
      offset={{ top: '4.25rem' }}
      mobileOffset={{ top: '4.25rem' }}
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
