'use client';

import { type ContentType, contentTypes } from '@musicloud/domain/content/content';
import { useTranslations } from 'next-intl';
import { SearchField } from '../../components/search-field.tsx';
import { SelectBox } from '../../components/select.tsx';
import { type MyFilter, type Sort, sorts } from './filter.ts';

type Props = {
  readonly filter: MyFilter;
  readonly change: (patch: Readonly<Record<string, string | null>>) => void;
};

/** Search, type and order of My Page. */
export function MyBar({ filter, change }: Props) {
  const t = useTranslations('my');
  const types = useTranslations('status.type');
  return (
    <div className="grid grid-cols-2 gap-2 sm:grid-cols-[minmax(0,1fr)_11rem_11rem]">
      <SearchField
        className="max-sm:col-span-2"
        value={filter.q}
        onSearch={(q) => change({ q: q || null })}
        label={t('search.label')}
        placeholder={t('search.placeholder')}
        clearLabel={t('search.clear')}
      >
        <kbd className="kbd">/</kbd>
      </SearchField>
      <SelectBox<ContentType | 'all'>
        ariaLabel={t('type.label')}
        value={filter.type}
        options={[
          { value: 'all', label: t('type.all') },
          ...contentTypes.map((one) => ({ value: one, label: types(one) })),
        ]}
        onChange={(type) => change({ type: type === 'all' ? null : type })}
      />
      <SelectBox<Sort>
        ariaLabel={t('sort.label')}
        value={filter.sort}
        options={sorts.map((one) => ({ value: one, label: t(`sort.${one}`) }))}
        onChange={(sort) => change({ sort: sort === 'newest' ? null : sort })}
      />
    </div>
  );
}
