import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { StepDot } from '../../components/step-dot.tsx';
import { stepNames } from '../../lib/status.ts';
import { barsPath } from '../../lib/wave.ts';

/** A song's shape, made of two swells; the face of the service where no song is yet. */
const swell = Array.from({ length: 96 }, (_, at) => {
  const slow = Math.sin((at / 96) * Math.PI);
  const beat = 0.55 + 0.45 * Math.sin(at * 0.71) * Math.cos(at * 0.29);
  return Math.round(12 + 82 * slow * beat);
});
const BAR = { width: 3, gap: 3, height: 120 } as const;
const WIDTH = swell.length * 6 - 3;
const REGISTERED = 0.62;

function BigWave() {
  const path = barsPath(swell, swell.length, BAR);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${BAR.height}`} aria-hidden="true" fill="none" className="w-full">
      <clipPath id="auth-wave">
        <rect width={WIDTH * REGISTERED} height={BAR.height} />
      </clipPath>
      <g strokeWidth={BAR.width} strokeLinecap="round">
        <path d={path} className="stroke-edge" opacity="0.55" />
        <path d={path} className="stroke-signal" clipPath="url(#auth-wave)" />
      </g>
    </svg>
  );
}

function Aside() {
  const t = useTranslations('account.aside');
  const names = useTranslations('status.strip');
  const honest = useTranslations('status');
  return (
    <div className="hidden flex-col justify-between gap-10 rounded-lg bg-sunk p-10 lg:flex">
      <BigWave />
      <div className="flex flex-col gap-3">
        <p className="text-28 font-semibold">{t('title')}</p>
        <p className="max-w-read text-soft">{t('text')}</p>
      </div>
      <ol className="flex flex-col">
        {stepNames.slice(0, 4).map((name, step) => (
          <li key={name} className="relative flex gap-4 pb-5 last:pb-0">
            <span className="relative z-10 mt-1">
              <StepDot state={step < 3 ? 'done' : 'current'} side="done" size={16} />
            </span>
            {step < 3 ? (
              <span aria-hidden className="absolute top-6 bottom-0 left-[7px] w-0.5 bg-done-mark" />
            ) : null}
            <span>
              <span className="font-semibold">{names(name)}</span>
              <span className="block text-14 text-soft">{t(`steps.${name}`)}</span>
            </span>
          </li>
        ))}
      </ol>
      <p className="text-12 text-faint">{honest('honest')}</p>
    </div>
  );
}

/** The frame of sign-in, sign-up and password pages: the form in one column, beside it what this is for. */
export function AuthFrame({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="page grid grid-cols-1 gap-16 pt-10 lg:grid-cols-[26rem_1fr] lg:pt-16">
      <div className="mx-auto flex w-full max-w-form flex-col gap-6 lg:py-4">
        <div className="flex flex-col gap-2">
          <h1 className="text-28">{title}</h1>
          {text ? <p className="text-soft">{text}</p> : null}
        </div>
        {children}
      </div>
      <Aside />
    </div>
  );
}
