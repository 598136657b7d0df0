'use client';

import { useTranslations } from 'next-intl';
import type { FieldRow } from './openapi.ts';

/** The fields of a body or answer: name and need, type, meaning. */
export function FieldList({ rows }: { readonly rows: readonly FieldRow[] }) {
  const t = useTranslations('docs');
  return (
    <dl className="divide-y divide-line border-y border-line">
      {rows.map((row) => (
        <div
          key={row.name}
          className="grid grid-cols-1 gap-x-6 gap-y-0.5 py-2.5 sm:grid-cols-[13rem_minmax(0,1fr)]"
        >
          <dt className="flex flex-wrap items-baseline gap-x-2">
            <code className="font-mono text-14 font-semibold">{row.name}</code>
            {row.required ? <span className="text-12 text-you">{t('required')}</span> : null}
          </dt>
          <dd className="min-w-0 text-14">
            {row.ref ? (
              <a href={`#schema-${row.ref}`} className="link font-mono">
                {row.type}
              </a>
            ) : (
              <code className="font-mono text-soft">{row.type}</code>
            )}
            {row.byDefault !== null ? (
              <span className="text-faint">
                {' · '}
                {t('byDefault')} <code className="font-mono">{row.byDefault}</code>
              </span>
            ) : null}
            {row.description ? <span className="block text-soft">{row.description}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
