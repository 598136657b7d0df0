'use client';

import type { NeededView, PermissionsNeeded } from '@musicloud/domain/status/views';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { LoadError } from '../../components/load-error.tsx';
import { Note } from '../../components/note.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { cx } from '../../lib/cx.ts';
import { AnswerMark } from '../standing/answer-mark.tsx';
import { useTermsWords } from '../standing/use-terms-words.ts';
import { outlookOf } from './outlook.ts';
import type { NeededQuery } from './use-needed.ts';

/** Said before anything is submitted: whose permission the chosen use needs, for which rights, and what will happen. */
export function PermissionPlan({ query }: { readonly query: NeededQuery }) {
  const t = useTranslations('upload.plan');
  const { asked, needed, settling, error, retry } = query;
  if (!asked) return null;
  return (
    <section
      aria-labelledby="plan-title"
      aria-busy={settling}
      className={cx('flex flex-col gap-3 transition-opacity', settling ? 'opacity-60' : '')}
    >
      <h3 id="plan-title" className="text-14 font-semibold">
        {t('title')}
      </h3>
      <div aria-live="polite" className="flex flex-col gap-3">
        {error ? <LoadError error={error} onRetry={retry} /> : null}
        {!error && !needed ? <Skeleton className="h-20!" /> : null}
        {!error && needed ? <Plan found={needed} /> : null}
      </div>
    </section>
  );
}

function Plan({ found }: { readonly found: PermissionsNeeded }) {
  const t = useTranslations('upload.plan');
  const outlook = outlookOf(found);
  return (
    <>
      <Note tone={outlook === 'never' || outlook === 'gone' ? 'danger' : 'plain'}>
        <span className="font-semibold">{t(`outlook.${outlook}.title`)}</span>{' '}
        {t(`outlook.${outlook}.text`)}
      </Note>
      {found.needed.length > 0 ? (
        <ul className="divide-y divide-line rounded-md bg-raised ring-1 ring-line">
          {found.needed.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: originals kept private have no id
            <Needed key={index} needed={one} />
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** One original: whose word it needs, for what, and what that word is by now. */
function Needed({ needed }: { readonly needed: NeededView }) {
  const t = useTranslations('upload.plan');
  const words = useTranslations('permission');
  const status = useTranslations('status');
  const format = useFormatter();
  const terms = useTermsWords();
  const { contentId, title, artistName, authorName, answer, part, rights, society } = needed;
  const told = needed.terms && (answer === 'grant' || needed.terms.shareBps > 0);
  return (
    <li className="flex flex-col gap-1 px-4 py-3 text-14">
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0">
          {contentId && title ? (
            <Link href={`/tracks/${contentId}`} target="_blank" className="link font-semibold">
              <bdi>{title}</bdi>
            </Link>
          ) : (
            <span className="font-semibold">{t('private')}</span>
          )}
          {artistName ? (
            <span className="text-soft">
              {' '}
              <bdi>{artistName}</bdi>
            </span>
          ) : null}
        </span>
        <span className="flex items-center gap-1.5">
          <AnswerMark answer={answer} />
          {t(`answer.${answer}`)}
        </span>
      </span>
      <span className="text-soft">
        {answer === 'own'
          ? t(needed.coWriters ? 'coWriters' : 'own')
          : answer === 'society'
            ? null
            : authorName
              ? t('who', { name: authorName, part: words(`part.${part}`) })
              : words(`part.${part}`)}
      </span>
      {rights.length > 0 ? (
        <span className="text-soft">
          {t('rights', {
            rights: format.list(
              rights.map((right) => words(`right.${right}.name`)),
              { type: 'unit' },
            ),
          })}
        </span>
      ) : null}
      {told && needed.terms ? (
        <span>
          {t('terms')} <bdi>{terms(needed.terms)}</bdi>
        </span>
      ) : null}
      {society === 'none' ? null : (
        <span>{t('society', { society: status(`society.${society}`) })}</span>
      )}
    </li>
  );
}
