'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { FigureRow, FigureTable } from './table.tsx';
import type { Figures } from './troubles.ts';
import { useSpan } from './use-span.ts';

/** What the stores know of all processes together. */
export function StoreFigures({ figures: { database, queues } }: { readonly figures: Figures }) {
  const t = useTranslations('operations');
  const format = useFormatter();
  const span = useSpan();
  const number = (value: number) => format.number(value);
  return (
    <section aria-labelledby="all" className="flex flex-col gap-5">
      <div className="flex flex-col gap-1">
        <h2 id="all" className="text-20">
          {t('all.title')}
        </h2>
        <p className="text-14 text-soft">{t('all.text')}</p>
      </div>
      {database ? (
        <FigureRow
          all={[
            { name: t('all.uploads'), value: number(database.uploads) },
            {
              name: t('all.lag', { count: database.unpublished }),
              value: span(database.lagSeconds),
              alarming: database.lagSeconds > 60,
            },
            {
              name: t('all.releases', { restoring: database.releases.restoring }),
              value: number(database.releases.releasing),
            },
            {
              name: t('all.overdue'),
              value: number(database.releases.overdue),
              alarming: database.releases.overdue > 0,
            },
          ]}
        />
      ) : (
        <p className="text-soft">{t('all.unknown')}</p>
      )}
      {queues ? (
        <FigureTable
          caption={t('queues.title')}
          head={['name', 'waiting', 'active', 'delayed', 'oldest'].map((key) =>
            t(`queues.${key as 'name'}`),
          )}
          rows={queues.map(({ queue, waiting, active, delayed, oldestSeconds }) => ({
            key: queue,
            cells: [
              t(`queue.${queue}`),
              number(waiting),
              number(active),
              number(delayed),
              waiting > 0 ? span(oldestSeconds) : '–',
            ],
          }))}
        />
      ) : (
        <p className="text-soft">{t('queues.unknown')}</p>
      )}
    </section>
  );
}
