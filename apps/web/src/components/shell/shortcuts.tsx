'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { Checkbox } from '../choice.tsx';
import { Dialog } from '../dialog.tsx';

const OPEN = 'musicloud:shortcuts';
const OFF = 'musicloud.shortcuts.off';
const CHORD_MS = 1200;

/** Opens the sheet from anywhere, for example a menu. */
export const openShortcuts = () => window.dispatchEvent(new Event(OPEN));

/** After `g`. Keys are told by their place, so that they work while Hangul is being typed. */
const places: Readonly<Record<string, string>> = {
  KeyM: '/my',
  KeyP: '/permissions',
  KeyC: '/',
  KeyN: '/notifications',
  KeyR: '/admin/reviews',
  KeyO: '/admin/operations',
};

/** Whether a key press belongs to something else: a field, a window, a chord of the browser. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  if (event.defaultPrevented) return true;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (
    target?.closest('input, textarea, select, [contenteditable], [role="combobox"], [role="menu"]')
  )
    return true;
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLElement>('[data-search]');
  field?.focus();
  return field !== null;
}

type Line = { readonly keys: readonly string[]; readonly text: string };

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  const t = useTranslations('common.shortcuts');
  return (
    <section>
      <h3 className="mb-1 text-14 text-soft">{title}</h3>
      <dl className="divide-y divide-line">
        {lines.map((line) => (
          <div key={line.text} className="flex min-h-10 items-center justify-between gap-4">
            <dt>{line.text}</dt>
            <dd className="flex items-center gap-1.5 text-12 text-faint">
              {line.keys.map((key, place) => (
                <span key={key} className="flex items-center gap-1.5">
                  {place > 0 ? t('then') : null}
                  <kbd className="kbd">{key}</kbd>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Keys that work everywhere, and the sheet (`?`) that shows them; they can be switched off there. */
export function Shortcuts({
  signedIn,
  admin,
}: {
  readonly signedIn: boolean;
  readonly admin: boolean;
}): ReactNode {
  const t = useTranslations('common.shortcuts');
  const permission = useTranslations('permission.nav');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [off, setOff] = useState(false);

  useEffect(() => {
    setOff(localStorage.getItem(OFF) !== null);
    const show = () => setOpen(true);
    window.addEventListener(OPEN, show);
    return () => window.removeEventListener(OPEN, show);
  }, []);

  useEffect(() => {
    if (off) return;
    // Not 0, which is the moment the page began: its first second would count as begun by `g`.
    let chordAt = Number.NEGATIVE_INFINITY;
    const act = (event: KeyboardEvent): boolean => {
      const chord = performance.now() - chordAt < CHORD_MS;
      chordAt = Number.NEGATIVE_INFINITY;
      const place = places[event.code];
      if (chord && place && (!place.startsWith('/admin/') || admin)) router.push(place);
      else if (event.code === 'Slash' && event.shiftKey) setOpen(true);
      else if (event.key === '?') setOpen(true);
      else if (event.code === 'Slash' || event.key === '/') {
        if (!focusSearch()) router.push('/?search');
      } else if (event.code === 'KeyG') chordAt = performance.now();
      else if (event.code === 'KeyU' && signedIn) router.push('/upload');
      else return false;
      return true;
    };
    const press = (event: KeyboardEvent) => {
      if (!isTaken(event) && act(event)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [off, router, signedIn, admin]);

  const everywhere: Line[] = [
    { keys: ['/'], text: t('search') },
    ...(signedIn ? [{ keys: ['u'], text: t('upload') }] : []),
    { keys: ['g', 'c'], text: t('catalogue') },
    ...(signedIn ? [{ keys: ['g', 'm'], text: t('my') }] : []),
    ...(signedIn ? [{ keys: ['g', 'p'], text: permission('label') }] : []),
    ...(signedIn ? [{ keys: ['g', 'n'], text: t('notifications') }] : []),
    ...(admin ? [{ keys: ['g', 'r'], text: t('reviews') }] : []),
    ...(admin ? [{ keys: ['g', 'o'], text: t('operations') }] : []),
    { keys: ['?'], text: t('help') },
  ];
  const inPlayer: Line[] = [
    { keys: ['Space'], text: t('play') },
    { keys: ['←'], text: t('back') },
    { keys: ['→'], text: t('forward') },
    { keys: ['x'], text: t('compare') },
  ];
  const choose = (on: boolean) => {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
    setOff(!on);
  };
  return (
    <Dialog open={open} onOpenChange={setOpen} title={t('title')}>
      <Lines title={t('everywhere')} lines={everywhere} />
      <Lines title={t('inPlayer')} lines={inPlayer} />
      <Checkbox label={t('on')} checked={!off} onChange={choose} />
    </Dialog>
  );
}
