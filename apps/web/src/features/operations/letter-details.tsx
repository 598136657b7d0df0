'use client';

import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CopyCode } from '../../components/copy-code.tsx';
import type { Letter } from './about.ts';

/** Why it failed, in the machine's words, with what it was given and where the log tells more. */
export function LetterDetails({ row }: { readonly row: Letter }) {
  const t = useTranslations('operations.details');
  return (
    <details className="group min-w-0 sm:col-span-2">
      <summary className="-mx-1.5 inline-flex min-h-8 items-center gap-1 rounded-sm px-1.5 text-14 font-semibold text-soft hover:bg-hover hover:text-ink">
        <ChevronRight
          aria-hidden
          className="size-4 transition-transform group-open:rotate-90 motion-reduce:transition-none"
        />
        {t('open')}
      </summary>
      <dl className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-2 rounded-md border border-line bg-sunk p-4 text-14 sm:grid-cols-[9rem_minmax(0,1fr)]">
        <Fact term={t('error')}>
          <Machine>{row.error}</Machine>
        </Fact>
        <Fact term={t('payload')}>
          <Machine>{JSON.stringify({ [row.name]: row.payload }, null, 2)}</Machine>
        </Fact>
        <Fact term={t('reference')}>
          <CopyCode code={row.correlationId} className="-mx-1 font-mono font-normal!" />
        </Fact>
      </dl>
    </details>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-soft max-sm:not-first:mt-1">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

/** Long lines wrap, and very long ones scroll in their own box: nothing hides to the side. */
function Machine({ children }: { readonly children: string }) {
  return (
    <pre className="max-h-64 overflow-y-auto font-mono break-all whitespace-pre-wrap">
      {children}
    </pre>
  );
}
