'use client';

import type { NeededView, PermissionsNeeded } from '@musicloud/domain/permission/views';
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
      className={cx('mt-2 flex flex-col gap-3 transition-opacity', settling ? 'opacity-60' : '')}
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

/** One original: what its author's word is by now, whose it is, for which rights, on which terms. */
function Needed({ needed }: { readonly needed: NeededView }) {
  const t = useTranslations('upload.plan');
  const status = useTranslations('status');
  const { answer, society } = needed;
  return (
    <li className="flex flex-col gap-1 px-4 py-3 text-14">
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <Named needed={needed} />
        <span className="flex items-center gap-1.5">
          <AnswerMark answer={answer} />
          {t(`answer.${answer}`)}
        </span>
      </span>
      {answer === 'own' ? (
        <span className="text-soft">{t(needed.coWriters ? 'coWriters' : 'own')}</span>
      ) : (
        <Asked needed={needed} />
      )}
      {society === 'none' ? null : (
        <span>{t('society', { society: status(`society.${society}`) })}</span>
      )}
    </li>
  );
}

function Named({ needed: { contentId, title, artistName } }: { readonly needed: NeededView }) {
  const t = useTranslations('upload.plan');
  if (!contentId || !title) return <span className="font-semibold">{t('private')}</span>;
  return (
    <span className="min-w-0">
      <Link href={`/tracks/${contentId}`} target="_blank" className="link font-semibold">
        <bdi>{title}</bdi>
      </Link>{' '}
      <bdi className="text-soft">{artistName}</bdi>
    </span>
  );
}

/** Whose permission it is, the rights it touches, and the terms it comes with. */
function Asked({ needed }: { readonly needed: NeededView }) {
  const t = useTranslations('upload.plan');
  const words = useTranslations('permission');
  const format = useFormatter();
  const termsWords = useTermsWords();
  const { authorName: name, answer, rights, terms } = needed;
  const part = words(`part.${needed.part}`);
  const names = rights.map((right) => words(`right.${right}.name`));
  return (
    <>
      {answer === 'society' ? null : (
        <span className="text-soft">{name ? t('who', { name, part }) : part}</span>
      )}
      <span className="text-soft">
        {t('rights', { rights: format.list(names, { type: 'unit' }) })}
      </span>
      {terms && answer === 'grant' ? (
        <span>
          {t('terms')} <bdi>{termsWords(terms)}</bdi>
        </span>
      ) : null}
    </>
  );
}
