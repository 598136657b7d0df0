import type { NextActor, Status } from '@musicloud/domain/status/status';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import { isWait, type Side, type Step, type StepState, sideOf, stepsOf } from '../lib/status.ts';
import { sideText } from './status-badge.tsx';
import { Time } from './time.tsx';

/** A step's dot: full when done, half when under way, crossed when stopped, open when to come. */
function Dot({ state, side, size }: { state: StepState; side: Side; size: number }) {
  const tone =
    state === 'done'
      ? side === 'void'
        ? 'text-faint'
        : 'text-done-mark'
      : state === 'current'
        ? { ...sideText, done: 'text-done-mark' }[side]
        : state === 'stopped'
          ? 'text-you-mark'
          : 'text-edge';
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      className={cx('shrink-0 transition-colors', tone)}
    >
      {state === 'done' && side !== 'void' ? (
        <circle cx="8" cy="8" r="7" fill="currentColor" />
      ) : null}
      {state === 'done' && side === 'void' ? (
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      ) : null}
      {state === 'current' ? (
        <>
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M8 4.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />
        </>
      ) : null}
      {state === 'stopped' ? (
        <path
          d="m3.5 3.5 9 9m0-9-9 9"
          stroke="currentColor"
          strokeWidth="2.5"
          strokeLinecap="round"
        />
      ) : null}
      {state === 'todo' ? (
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      ) : null}
      {state === 'undone' ? (
        <circle
          cx="8"
          cy="8"
          r="6"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray="2.6 2.2"
        />
      ) : null}
    </svg>
  );
}

/** The strip in a list row: four dots (and the way back), with one sentence for screen readers. */
export function StepDots({
  status,
  className,
}: {
  readonly status: Status;
  readonly className?: string;
}) {
  const t = useTranslations('status');
  const steps = stepsOf(status);
  const name = t(`name.${status}`);
  const back = steps.length > 4;
  const done = steps.filter((step) => step.state === 'done').length;
  return (
    <span
      role="img"
      aria-label={
        back ? t('strip.summaryBack', { status: name }) : t('strip.summary', { status: name, done })
      }
      className={cx('inline-flex items-center gap-1', className)}
    >
      {steps.map((step, index) => (
        <span key={step.name} className="inline-flex items-center gap-1">
          {index === 4 ? <span className="text-12 leading-none text-faint">←</span> : null}
          <Dot state={step.state} side={sideOf(status)} size={10} />
        </span>
      ))}
    </span>
  );
}

function StepItem({ step, side, last }: { step: Step; side: Side; last: boolean }) {
  const t = useTranslations('status.strip');
  const reached = step.state === 'done' || step.state === 'current' || step.state === 'stopped';
  return (
    <li
      aria-current={step.state === 'current' || step.state === 'stopped' ? 'step' : undefined}
      className={cx('flex flex-col gap-2', last ? 'shrink-0' : 'min-w-0 flex-1')}
    >
      <span className="flex items-center">
        <Dot state={step.state} side={side} size={16} />
        {last ? null : (
          <span
            className={cx(
              'mx-1.5 h-0 flex-1 border-t-2 transition-colors',
              step.state === 'done' && side !== 'void' ? 'border-done-mark' : 'border-line',
              step.state === 'undone' && 'border-dashed border-edge',
            )}
          />
        )}
      </span>
      <span className={cx('truncate text-12 sm:text-14', reached ? 'font-semibold' : 'text-faint')}>
        {t(step.name)}
        <span className="sr-only">, {t(`state.${step.state}`)}</span>
      </span>
    </li>
  );
}

type StripProps = {
  readonly status: Status;
  readonly nextActor: NextActor;
  /** ISO 8601. */
  readonly since: string;
  /** `others`: an admin or visitor reads it, so a creator's turn is not "yours". */
  readonly reader?: 'creator' | 'others';
  /** What one can do now: buttons. */
  readonly children?: ReactNode;
};

/**
 * The five-step strip: Uploaded · Checked · Approved · Registered, and Released as the way back. Says where the
 * content is, what is waited for, by whom, since when; a wait says how long and how one will hear of it.
 */
export function FiveStepStrip({
  status,
  nextActor,
  since,
  reader = 'creator',
  children,
}: StripProps) {
  const t = useTranslations('status');
  const side = sideOf(status);
  const steps = stepsOf(status);
  const who = t(`${reader === 'creator' ? 'who' : 'whoForOthers'}.${nextActor}`);
  return (
    <section aria-label={t('strip.label')} className="flex flex-col gap-4">
      <ol className="flex">
        {steps.map((step, index) => (
          <StepItem key={step.name} step={step} side={side} last={index === steps.length - 1} />
        ))}
      </ol>
      <div className="flex flex-col gap-1" aria-live="polite">
        <p>
          <strong className={cx('font-semibold', sideText[side])}>{t(`name.${status}`)}</strong>
          <span className="text-soft">
            {' · '}
            {who}
            {' · '}
            {t.rich('since', { when: () => <Time at={since} /> })}
          </span>
        </p>
        <p className="text-soft">
          {t(`now.${status}`)}
          {isWait(status) ? ` ${t(`wait.${status}`)}` : null}
        </p>
      </div>
      {children ? <div className="flex flex-wrap gap-2">{children}</div> : null}
    </section>
  );
}
