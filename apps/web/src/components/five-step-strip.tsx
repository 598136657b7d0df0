import type { NextActor, Status } from '@musicloud/domain/status/status';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import { isWait, type Side, type Step, sideOf, stepsOf, turnOf } from '../lib/status.ts';
import { sideText } from './status-badge.tsx';
import { StepDot } from './step-dot.tsx';
import { Time } from './time.tsx';

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
          <StepDot state={step.state} side={sideOf(status)} size={10} />
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
        <StepDot state={step.state} side={side} size={16} />
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
  const side = sideOf(status, nextActor);
  const steps = stepsOf(status);
  const turn = turnOf(status, nextActor);
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
            {nextActor === 'nobody' ? (
              <Time at={since} />
            ) : (
              <>
                {who}
                {' · '}
                {t.rich('since', { when: () => <Time at={since} /> })}
              </>
            )}
          </span>
        </p>
        <p className="text-soft">
          {turn ? t(`turn.${turn}`) : t(`now.${status}`)}
          {isWait(status) && !turn ? ` ${t(`wait.${status}`)}` : null}
        </p>
      </div>
      {children ? <div className="flex flex-wrap gap-2">{children}</div> : null}
    </section>
  );
}
