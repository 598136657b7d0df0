'use client';

import { useTranslations } from 'next-intl';
import { SideMark, sideText } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { cx } from '../../lib/cx.ts';
import { type Figures, type Trouble, troublesOf } from './troubles.ts';
import { useSpan } from './use-span.ts';

/** All is well, or what is not: each with what it means and what to do. An old answer is never shown as a new one. */
export function Verdict({
  figures,
  silent,
}: {
  readonly figures: Figures;
  readonly silent: boolean;
}) {
  const t = useTranslations('operations.verdict');
  const troubles = silent ? [] : troublesOf(figures);
  const state = silent ? 'silent' : troubles.length > 0 ? 'trouble' : 'well';
  const side = { silent: 'void', trouble: 'you', well: 'done' } as const;
  return (
    <section aria-labelledby="verdict" className="flex max-w-read flex-col gap-3">
      <div role="status" className="flex flex-col gap-1">
        <h2 id="verdict" className={cx('flex items-center gap-2.5 text-20', sideText[side[state]])}>
          <SideMark side={side[state]} className="size-4" />
          {t(`${state}.title`, { count: troubles.length })}
        </h2>
        <p className="text-soft">{t(`${state}.text`)}</p>
      </div>
      {troubles.length > 0 ? (
        <ul className="flex flex-col border-t border-line">
          {troubles.map((trouble) => (
            <TroubleLine
              key={JSON.stringify({ ...trouble, seconds: 0, count: 0, calls: 0 })}
              trouble={trouble}
            />
          ))}
        </ul>
      ) : null}
      <p className="text-14 text-soft">
        {t('asOf')} <Time at={figures.at} />
      </p>
    </section>
  );
}

function TroubleLine({ trouble }: { readonly trouble: Trouble }) {
  const t = useTranslations('operations');
  const span = useSpan();
  const values = {
    span: 'seconds' in trouble ? span(trouble.seconds) : '',
    count: 'count' in trouble ? trouble.count : 0,
    calls: 'calls' in trouble ? trouble.calls : 0,
    queue: 'queue' in trouble ? t(`queue.${trouble.queue as 'approval'}`) : '',
    pool: 'pool' in trouble ? t(`pool.${trouble.pool as 'main'}`) : '',
  };
  return (
    <li className="flex flex-col gap-0.5 border-b border-line py-3">
      <p className="font-semibold">{t(`trouble.${trouble.kind}.title`, values)}</p>
      <p className="text-14 text-soft">{t(`trouble.${trouble.kind}.text`)}</p>
    </li>
  );
}
