import type { DocumentView, ReviewDetail } from '@musicloud/domain/status/views';
import { FileText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { bytes } from '../../lib/numbers.ts';
import { CreditLines } from '../track/credit-list.tsx';

/** What the creator brought: originals, documents, and what they submitted. */
export function Evidence({ review: { content } }: { readonly review: ReviewDetail }) {
  const t = useTranslations('review');
  const { decision, submission } = content;
  const documents = onlyOnce([...(decision?.documents ?? []), ...content.documents]);
  return (
    <div className="flex flex-col gap-8">
      <Lineage content={content} />
      {documents.length > 0 || submission?.outsideOriginal ? (
        <Section title={t('documents.title')}>
          <Documents documents={documents} />
        </Section>
      ) : null}
      {submission ? <Submitted submission={submission} /> : null}
    </div>
  );
}

/** The documents of the form stand in the decision too. */
const onlyOnce = (documents: readonly DocumentView[]) => [
  ...new Map(documents.map((one) => [one.assetId, one])).values(),
];

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h3 className="text-20">{title}</h3>
      {children}
    </section>
  );
}

function Documents({ documents }: { readonly documents: readonly DocumentView[] }) {
  const t = useTranslations('review.documents');
  if (documents.length === 0) return <p className="text-14 text-soft">{t('none')}</p>;
  return (
    <ul className="flex flex-col items-start gap-1">
      {documents.map((one) => (
        <li key={one.assetId} className="max-w-full">
          <a
            href={one.url}
            target="_blank"
            rel="noopener"
            aria-label={t('open', { name: one.fileName })}
            className="-mx-2 flex min-h-9 items-center gap-2.5 rounded-sm px-2 hover:bg-hover"
          >
            <FileText aria-hidden className="size-4 shrink-0 text-soft" />
            <bdi className="link min-w-0 truncate">{one.fileName}</bdi>
            <span className="num shrink-0 text-14 text-faint">{bytes(one.sizeBytes)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The originals it names: on MusiCloud, or outside with writers and society code. */
function Lineage({ content }: { readonly content: ReviewDetail['content'] }) {
  const t = useTranslations('review.lineage');
  const originals = content.decision?.originals ?? [];
  const outside = content.submission?.outsideOriginal ?? null;
  if (originals.length === 0 && outside === null) return null;
  return (
    <Section title={outside ? t('outside') : t('title')}>
      {originals.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {originals.map((one) => (
            <li key={one.contentId}>
              <a href={`/tracks/${one.contentId}`} target="_blank" rel="noopener" className="link">
                <bdi>{one.title}</bdi>
              </a>{' '}
              <span className="text-soft">
                – <bdi>{one.artistName}</bdi>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {outside ? (
        <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-14">
          <Fact term={t('name')}>{outside.title}</Fact>
          <Fact term={t('writers')}>{outside.writers}</Fact>
          <Fact term={t('society')}>{outside.societyCode || t('noSociety')}</Fact>
        </dl>
      ) : null}
    </Section>
  );
}

type Submission = NonNullable<ReviewDetail['content']['submission']>;

function Submitted({ submission }: { readonly submission: Submission }) {
  const t = useTranslations('review.facts');
  const texts = useTranslations('status');
  return (
    <Section title={t('title')}>
      <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-14">
        <Fact term={t('type')}>{texts(`type.${submission.type}`)}</Fact>
        <Fact term={t('visibility')}>{texts(`visibility.${submission.visibility}`)}</Fact>
        <Fact term={t('description')}>
          {submission.description === '' ? t('noDescription') : submission.description}
        </Fact>
        <CreditLines credits={submission.credits} />
      </dl>
    </Section>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd className="whitespace-pre-line">{children}</dd>
    </>
  );
}
