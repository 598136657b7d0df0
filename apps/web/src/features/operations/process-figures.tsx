'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { FigureRow, FigureTable } from './table.tsx';
import type { Figures } from './troubles.ts';

/** What the web process that answered knows of itself; another one has its own. */
export function ProcessFigures({ here }: { readonly here: Figures['here'] }) {
  const t = useTranslations('operations');
  const format = useFormatter();
  const number = (value: number) => format.number(value, { maximumFractionDigits: 0 });
  const time = (ms: number | null) =>
    ms === null ? '–' : t('here.ms', { value: format.number(ms, { maximumSignificantDigits: 2 }) });
  const { calls, slowest, pools, streams, minutes } = here;
  return (
    <section aria-labelledby="here" className="flex flex-col gap-5">
      <div className="flex flex-col gap-1">
        <h2 id="here" className="text-20">
          {t('here.title')}
        </h2>
        <p className="text-14 text-soft">
          {t('here.text', { minutes: Math.max(1, Math.round(minutes)) })}
        </p>
      </div>
      <FigureRow
        all={[
          { name: t('here.calls'), value: number(calls.calls / minutes) },
          { name: t('here.failed'), value: number(calls.failed), alarming: calls.failed > 0 },
          { name: t('here.times', { half: time(calls.p50) }), value: time(calls.p99) },
          { name: t('here.streams'), value: number(streams) },
        ]}
      />
      <div className="grid gap-8 lg:grid-cols-2">
        <FigureTable
          caption={t('slowest.title')}
          head={['name', 'calls', 'failed', 'p50', 'p99'].map((key) =>
            t(`slowest.${key as 'name'}`),
          )}
          rows={slowest.map(({ name, p50, p99, ...counts }) => ({
            key: name,
            cells: [
              <code key={name}>{name}</code>,
              number(counts.calls),
              number(counts.failed),
              time(p50),
              time(p99),
            ],
          }))}
        />
        <FigureTable
          caption={t('pools.title')}
          head={['name', 'busy', 'most', 'waiting'].map((key) => t(`pools.${key as 'name'}`))}
          rows={pools.map(({ name, busy, most, waiting }) => ({
            key: name,
            cells: [t(`pool.${name as 'main'}`), number(busy), number(most), number(waiting)],
          }))}
        />
      </div>
    </section>
  );
}
