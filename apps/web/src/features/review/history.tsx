'use client';

import type { TimelineEntry } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { Time } from '../../components/time.tsx';

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** Everything that happened to it, newest first: what, when, who, and the words that went with it. */
export function History({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const t = useTranslations('review');
  return (
    <section className="flex flex-col gap-3 pb-8">
      <h3 className="text-20">{t('history')}</h3>
      <ol className="flex flex-col">
        {entries.toReversed().map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const t = useTranslations('status');
  const { payload } = entry;
  const outcome = textOf(payload.outcome) as Parameters<typeof t.has>[0] | null;
  const words = textOf(payload.note) ?? textOf(payload.statement) ?? textOf(payload.cause);
  return (
    <li className="relative flex flex-col border-l border-line pb-5 pl-5 last:border-transparent last:pb-0">
      <span
        aria-hidden
        className="absolute top-2 -left-[5px] size-2.25 rounded-full border-2 border-paper bg-edge"
      />
      <p>
        {t(`event.${entry.type}`)}
        {outcome ? (
          <>
            :{' '}
            <strong className="font-semibold">
              {t(`outcome.${outcome}` as 'outcome.approved')}
            </strong>
          </>
        ) : null}
      </p>
      {entry.type === 'copyright.decided' ? (
        <p className="text-14 text-soft">{t(`rule.${payload.rule}` as 'rule.contested')}</p>
      ) : null}
      {words ? (
        <p className="my-1 max-w-read whitespace-pre-line border-l-2 border-line pl-3 text-14 text-soft">
          {words}
        </p>
      ) : null}
      <p className="text-14 text-faint">
        {t(`actor.${entry.actor}`)} · <Time at={entry.at} show="exact" />
      </p>
    </li>
  );
}
