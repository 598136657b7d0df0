'use client';

import { contentTypes } from '@musicloud/domain/content/content';
import { useTranslations } from 'next-intl';
import { SearchField } from '../../components/search-field.tsx';
import { Segments } from '../../components/segments.tsx';
import type { useAddress } from '../../lib/use-address.ts';
import type { CatalogueFilter } from './filter.ts';

type Props = {
  readonly filter: CatalogueFilter;
  readonly change: ReturnType<typeof useAddress>[1];
};

/** Search and type, side by side; on a phone one above the other. */
export function CatalogueBar({ filter, change }: Props) {
  const t = useTranslations('catalogue');
  const status = useTranslations('status');
  const options = [
    { value: 'all' as const, label: t('filter.all') },
    ...contentTypes.map((type) => ({ value: type, label: status(`type.${type}`) })),
  ];
  return (
    <div className="flex flex-col gap-3 sm:flex-row sm:items-center sm:justify-between">
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
        value={filter.type}
        options={options}
        className="shrink-0"
        onChange={(type) => change({ type: type === 'all' ? null : type })}
      />
    </div>
  );
}
