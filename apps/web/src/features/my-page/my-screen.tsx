'use client';

import { useTranslations } from 'next-intl';
import { ButtonLink } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { LoadError } from '../../components/load-error.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useAddress } from '../../lib/use-address.ts';
import { Collaborations } from '../collaboration/collaborations.tsx';
import { Counts } from './counts.tsx';
import { filterOf, isNarrowed } from './filter.ts';
import { MyBar } from './my-bar.tsx';
import { MyList } from './my-list.tsx';
import { useMyList } from './use-my-list.ts';

/** My Page: every content of the creator with where it stands, filtered by the address, followed live. */
export function MyScreen() {
  const t = useTranslations('my');
  const common = useTranslations('common');
  const [params, change] = useAddress();
  const filter = filterOf((name) => params.get(name));
  const { query, rows, said } = useMyList(filter);
  const narrowed = isNarrowed(filter);
  const nothing = !narrowed && query.isSuccess && rows.length === 0;
  const clear = () => change({ q: null, status: null, type: null });
  return (
    <div className="flex flex-col gap-6">
      <h1 className="text-28">{t('title')}</h1>
      <Collaborations />
      <Counts filter={filter} change={change} />
      <div className="flex flex-col gap-3">
        {nothing ? null : <MyBar filter={filter} change={change} />}
        <p aria-live="polite" className="sr-only">
          {narrowed && query.isSuccess ? t('list.shown', { count: rows.length }) : ''}
        </p>
        <p aria-live="polite" className="sr-only">
          {said}
        </p>
        {query.isPending ? <SkeletonRows label={common('loading')} /> : null}
        {query.isError && rows.length === 0 ? (
          <LoadError
            error={query.error}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        ) : null}
        {query.isSuccess && rows.length === 0 ? (
          <Nothing narrowed={narrowed} onClear={clear} />
        ) : null}
        {rows.length > 0 ? <MyList rows={rows} sort={filter.sort} query={query} /> : null}
      </div>
    </div>
  );
}

function Nothing({
  narrowed,
  onClear,
}: {
  readonly narrowed: boolean;
  readonly onClear: () => void;
}) {
  const t = useTranslations('my');
  const common = useTranslations('my.none');
  if (narrowed) {
    return (
      <Empty
        title={common('title')}
        text={common('text')}
        action={
          <button type="button" className="link font-semibold" onClick={onClear}>
            {common('action')}
          </button>
        }
      />
    );
  }
  return (
    <Empty
      title={t('empty.title')}
      text={t('empty.text')}
      action={
        <ButtonLink look="primary" href="/upload">
          {t('empty.action')}
        </ButtonLink>
      }
    />
  );
}
