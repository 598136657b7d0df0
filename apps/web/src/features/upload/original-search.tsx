'use client';

import { Combobox } from '@base-ui/react/combobox';
import type { OriginalChoice } from '@musicloud/domain/status/views';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { controlClass } from '../../components/field.tsx';
import { popupClass } from '../../components/popup.ts';
import { Waveform } from '../../components/waveform.tsx';
import { cx } from '../../lib/cx.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { useDebounced } from './use-debounced.ts';

const PAUSE_MS = 200;

type Props = {
  readonly id: string;
  readonly chosen: readonly string[];
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly onChoose: (choice: OriginalChoice) => void;
};

/** Finds registered music while one types; arrow keys and Enter choose, Escape closes. */
export function OriginalSearch(props: Props) {
  const { id, chosen, labelledBy, describedBy, invalid, onChoose } = props;
  const t = useTranslations('upload.originals');
  const [typed, setTyped] = useState('');
  const search = useOriginals(typed);
  const items = search.items.filter((one) => !chosen.includes(one.contentId));
  return (
    <Combobox.Root
      items={items}
      filter={null}
      value={null}
      inputValue={typed}
      itemToStringLabel={(item: OriginalChoice) => item.title}
      isItemEqualToValue={(a, b) => a.contentId === b.contentId}
      autoHighlight
      onInputValueChange={(next, { reason }) => {
        if (reason !== 'item-press') setTyped(next);
      }}
      onValueChange={(choice: OriginalChoice | null) => {
        if (!choice) return;
        onChoose(choice);
        setTyped('');
      }}
    >
      <Combobox.InputGroup className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint"
        />
        <Combobox.Input
          id={id}
          placeholder={t('placeholder')}
          aria-labelledby={labelledBy}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          className={cx(controlClass, 'h-11 pl-9')}
        />
      </Combobox.InputGroup>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={6} className="z-50">
          <Combobox.Popup
            className={cx(popupClass, 'w-(--anchor-width) max-w-(--available-width)')}
            aria-busy={search.pending || undefined}
          >
            <Combobox.Status className="px-3 py-2 text-14 text-soft empty:hidden">
              {search.words}
            </Combobox.Status>
            <Combobox.List className="max-h-80">
              {(item: OriginalChoice) => <Choice key={item.contentId} item={item} />}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function Choice({ item }: { readonly item: OriginalChoice }) {
  return (
    <Combobox.Item
      value={item}
      className="grid cursor-pointer grid-cols-[5rem_minmax(0,1fr)] items-center gap-3 rounded-sm px-2.5 py-2 outline-none highlighted:bg-hover"
    >
      <OriginalFace original={item} />
    </Combobox.Item>
  );
}

/** An original as it is chosen and listed: its mark, title, artist, type, code. */
export function OriginalFace({ original }: { readonly original: OriginalChoice }) {
  const t = useTranslations('upload.originals');
  const status = useTranslations('status.type');
  return (
    <>
      <Waveform mark={original.mark} side="done" className="h-6! w-full!" />
      <span className="flex min-w-0 flex-col">
        <span className="truncate text-14 font-semibold">
          <bdi>{original.title}</bdi>
          {original.mine ? <span className="ml-2 font-normal text-signal">{t('mine')}</span> : null}
        </span>
        <span className="num truncate text-12 text-soft">
          <bdi>{original.artistName}</bdi>
          {original.authorName && !original.mine && original.authorName !== original.artistName ? (
            <>
              {' · '}
              <bdi>{t('by', { name: original.authorName })}</bdi>
            </>
          ) : null}
          {' · '}
          {status(original.type)} · {original.registrationCode}
        </span>
      </span>
    </>
  );
}

/** Registered music under what was typed, and what to say meanwhile. */
function useOriginals(typed: string) {
  const t = useTranslations('upload.originals');
  const trpc = useTRPC();
  const q = useDebounced(useDeferredValue(typed).trim(), PAUSE_MS);
  const query = useQuery({
    ...trpc.source.search.queryOptions({ q }),
    placeholderData: keepPreviousData,
  });
  // Nothing typed yet: what was registered last.
  const items = query.data ?? [];
  const pending = typed.trim() !== q || query.isFetching;
  const words = () => {
    if (query.isError) return t('failed');
    if (pending && items.length === 0) return t('searching');
    if (items.length > 0) return null;
    return q === '' ? t('type') : t('none', { q });
  };
  return { items, pending, words: words() };
}
