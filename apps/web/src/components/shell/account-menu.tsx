'use client';

import type { MeView } from '@musicloud/domain/status/views';
import {
  Activity,
  BookOpen,
  Flag,
  Gavel,
  Keyboard,
  LogOut,
  Settings,
  ShieldCheck,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { authClient } from '../../lib/auth-client.ts';
import { Menu, MenuGroup, MenuItem, MenuLine, MenuLink } from '../menu.tsx';
import { openShortcuts } from './shortcuts.tsx';

const icon = 'size-4 text-soft';

/** Everything of one's own account, and, for an admin, the places of the work. */
export function AccountMenu({ me }: { readonly me: MeView }) {
  const t = useTranslations('common');
  const leave = async () => {
    const { error } = await authClient.signOut();
    if (error) toast.error(t('network'));
    else location.assign('/');
  };
  const first = [...me.name][0] ?? '·';
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('nav.account', { name: me.name })}
          className="grid size-9 place-items-center rounded-full bg-ink text-14 font-bold text-paper"
        >
          {first.toLocaleUpperCase()}
        </button>
      }
    >
      <MenuGroup
        label={
          <span className="flex flex-col pb-1">
            <span className="text-16 font-semibold text-ink">{me.name}</span>
            <span>{me.email}</span>
          </span>
        }
      />
      <MenuLine />
      {me.role === 'admin' ? (
        <>
          <MenuGroup label={t('nav.admin')}>
            <MenuLink href="/admin/reviews" icon={<Gavel aria-hidden className={icon} />}>
              {t('nav.reviews')}
            </MenuLink>
            <MenuLink href="/admin/reports" icon={<Flag aria-hidden className={icon} />}>
              {t('nav.reports')}
            </MenuLink>
            <MenuLink href="/admin/sources" icon={<ShieldCheck aria-hidden className={icon} />}>
              {t('nav.sources')}
            </MenuLink>
            <MenuLink href="/admin/operations" icon={<Activity aria-hidden className={icon} />}>
              {t('nav.operations')}
            </MenuLink>
          </MenuGroup>
          <MenuLine />
        </>
      ) : null}
      <MenuLink href="/settings" icon={<Settings aria-hidden className={icon} />}>
        {t('nav.settings')}
      </MenuLink>
      <MenuLink href="/docs" icon={<BookOpen aria-hidden className={icon} />}>
        {t('nav.docs')}
      </MenuLink>
      <MenuItem onClick={openShortcuts} icon={<Keyboard aria-hidden className={icon} />}>
        {t('nav.shortcuts')}
      </MenuItem>
      <MenuLine />
      <MenuItem onClick={leave} icon={<LogOut aria-hidden className={icon} />}>
        {t('nav.signOut')}
      </MenuItem>
    </Menu>
  );
}
