'use client';

import { useTranslations } from 'next-intl';
import { SearchField } from '../../components/search-field.tsx';
import { Segments } from '../../components/segments.tsx';
import type { useAddress } from '../../lib/use-address.ts';
import { type SourceFilter, sourceStates } from './filter.ts';

type Props = {
  readonly filter: SourceFilter;
  readonly change: ReturnType<typeof useAddress>[1];
};

/** Search and state. */
export function SourcesBar({ filter, change }: Props) {
  const t = useTranslations('sources');
  return (
    <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:items-center sm:justify-between">
      <SearchField
        value={filter.q}
        onSearch={(q) => change({ q })}
        label={t('search.label')}
        placeholder={t('search.placeholder')}
        clearLabel={t('search.clear')}
        className="sm:max-w-96 sm:min-w-56 sm:flex-1"
      >
        <kbd className="kbd" aria-hidden>
          /
        </kbd>
      </SearchField>
      <Segments
        label={t('filter.label')}
        value={filter.state}
        options={sourceStates.map((state) => ({ value: state, label: t(`filter.${state}`) }))}
        onChange={(state) => change({ state: state === 'all' ? null : state })}
      />
    </div>
  );
}
