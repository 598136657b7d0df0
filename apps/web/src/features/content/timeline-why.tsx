'use client';

import { creditRoles } from '@musicloud/domain/content/credits';
import { causes } from '@musicloud/domain/permission/permission';
import type { Status } from '@musicloud/domain/status/status';
import { statuses } from '@musicloud/domain/status/status';
import type { TimelineEntry } from '@musicloud/domain/status/views';
import { useFormatter, useTranslations } from 'next-intl';
import { CopyCode } from '../../components/copy-code.tsx';
import { usePercent } from '../collaboration/use-percent.ts';
import { useErrorOfCode } from '../upload/error-of-code.ts';

const line = 'text-14 text-soft';
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Why an event happened, and what it carried: the rule, someone's words, a code, a deadline. */
export function Why({ entry }: { readonly entry: TimelineEntry }) {
  const t = useTranslations('content.timeline');
  const status = useTranslations('status');
  const errorOf = useErrorOfCode();
  const { type, payload } = entry;
  switch (type) {
    case 'copyright.decided':
      return (
        <>
          <p className={line}>{status(`rule.${text(payload.rule)}` as 'rule.no-conflict')}</p>
          <Words>{text(payload.note)}</Words>
        </>
      );
    case 'copyright.contested':
      return <Words>{text(payload.statement)}</Words>;
    case 'copyright.supplied':
      return <Supplied payload={payload} />;
    case 'permission.denied':
    case 'permission.revoking':
    case 'permission.replied':
    case 'permission.extension_asked':
      return <Said payload={payload} />;
    case 'source.suspended':
    case 'source.reinstated':
      return <Words>{text(payload.cause)}</Words>;
    case 'collaborator.invited':
    case 'collaborator.accepted':
    case 'collaborator.declined':
    case 'collaborator.withdrawn':
    case 'collaborator.left':
      return <Maker payload={payload} />;
    case 'objection.filed':
      return <p className={line}>{status(`claim.${text(payload.claim)}` as 'claim.work')}</p>;
    case 'objection.dismissed':
    case 'objection.upheld':
    case 'objection.proceedings':
    case 'objection.lifted':
      return <Words>{text(payload.note)}</Words>;
    case 'objection.answered':
      return <Answered payload={payload} />;
    case 'objection.proceedings_ended':
      return <Resumes at={text(payload.resumesAt)} />;
    case 'source.registering':
      return <p className={line}>{t('number', { number: Number(payload.number) })}</p>;
    case 'source.registered':
      return (
        <p>
          <CopyCode code={text(payload.code)} className="-ml-1 text-14" />
        </p>
      );
    case 'copyright.releasing':
      return <Deadline at={text(payload.deadline)} />;
    case 'content.uploaded':
      return <p className={line}>{t(payload.assetId ? 'withAudio' : 'noAudio')}</p>;
    case 'content.edited':
      return <Fields fields={payload.fields} />;
    case 'content.reopened':
      return <From state={text(payload.from)} />;
    case 'asset.analysed':
      return payload.readable === false ? <p className={line}>{t('unreadable')}</p> : null;
    case 'asset.refused':
      return <p className={line}>{errorOf(text(payload.code))}</p>;
    default:
      return null;
  }
}

function Words({ children }: { readonly children: string }) {
  if (children === '') return null;
  return (
    <blockquote className="mt-1 border-l-2 border-edge pl-3 text-14 whitespace-pre-line">
      <bdi>{children}</bdi>
    </blockquote>
  );
}

/** What one side said to the other: of a notice the cause first. */
function Said({ payload }: { readonly payload: TimelineEntry['payload'] }) {
  const t = useTranslations('status.cause');
  const cause = causes.find((one) => one === payload.cause);
  return (
    <>
      {cause ? <p className={line}>{t(cause)}</p> : null}
      <Words>{text(payload.note)}</Words>
    </>
  );
}

function Supplied({ payload }: { readonly payload: TimelineEntry['payload'] }) {
  const t = useTranslations('content.timeline');
  const count = Array.isArray(payload.documents) ? payload.documents.length : 0;
  return (
    <>
      {count > 0 ? <p className={line}>{t('documents', { count })}</p> : null}
      <Words>{text(payload.statement)}</Words>
    </>
  );
}

/** Who it is about, and their part and share. */
function Maker({ payload }: { readonly payload: TimelineEntry['payload'] }) {
  const status = useTranslations('status.credit');
  const percent = usePercent();
  const known = creditRoles.filter((role) => (payload.roles as unknown[]).includes(role));
  return (
    <p className={line}>
      <bdi className="text-ink">{text(payload.name)}</bdi> ·{' '}
      {known.map((role) => status(role)).join(', ')} ·{' '}
      <span className="num">{percent(Number(payload.shareBps))}</span>
    </p>
  );
}

/** What its creator said, and when the track comes back. */
function Answered({ payload }: { readonly payload: TimelineEntry['payload'] }) {
  return (
    <>
      <Resumes at={text(payload.resumesAt)} />
      <Supplied payload={{ ...payload, statement: payload.note }} />
    </>
  );
}

function Resumes({ at }: { readonly at: string }) {
  const t = useTranslations('content.timeline');
  const format = useFormatter();
  if (at === '') return null;
  const date = format.dateTime(new Date(at), { year: 'numeric', month: 'long', day: 'numeric' });
  return <p className={line}>{t('resumes', { date })}</p>;
}

function Deadline({ at }: { readonly at: string }) {
  const t = useTranslations('content.timeline');
  const format = useFormatter();
  if (at === '') return null;
  const time = format.dateTime(new Date(at), { hour: 'numeric', minute: '2-digit' });
  return <p className={line}>{t('deadline', { time })}</p>;
}

function Fields({ fields }: { readonly fields: unknown }) {
  const t = useTranslations('content.timeline.field');
  const format = useFormatter();
  const known = (Array.isArray(fields) ? fields : []).filter(
    (one) => one === 'description' || one === 'visibility' || one === 'use',
  );
  return <p className={line}>{format.list(known.map((one) => t(one)))}</p>;
}

function From({ state }: { readonly state: string }) {
  const t = useTranslations('content.timeline');
  const status = useTranslations('status.name');
  const known = statuses.find((one): one is Status => one === state);
  return known ? <p className={line}>{t('reopenedFrom', { status: status(known) })}</p> : null;
}
