'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { ErrorState } from '../../components/error-state.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { CodeBlock } from './code-block.tsx';
import { EndpointSection, MethodMark } from './endpoint-section.tsx';
import { ErrorList } from './error-list.tsx';
import { FieldList } from './field-list.tsx';
import { endpointsOf, fieldsOf, type OpenApi } from './openapi.ts';

async function loadDocument(): Promise<OpenApi> {
  const answer = await fetch('/openapi.json');
  if (!answer.ok) throw new Error(`openapi.json answered ${answer.status}`);
  return answer.json();
}

const never = () => () => {};

function Contents({ document }: { readonly document: OpenApi }) {
  const t = useTranslations('docs');
  const line = 'flex min-h-8 items-center gap-2 rounded-sm px-2 text-14 hover:bg-hover';
  return (
    <nav aria-label={t('contents')} className="hidden lg:block">
      <ul className="sticky top-20 flex flex-col">
        <li>
          <a href="#start" className={`${line} font-semibold`}>
            {t('start.title')}
          </a>
        </li>
        {endpointsOf(document).map(({ id, method, path }) => (
          <li key={id}>
            <a href={`#${id}`} className={line}>
              <MethodMark method={method} />
              <code className="font-mono">{path}</code>
            </a>
          </li>
        ))}
        <li>
          <a href="#schemas" className={`${line} font-semibold`}>
            {t('schemas')}
          </a>
        </li>
        <li>
          <a href="#errors" className={`${line} font-semibold`}>
            {t('errors.title')}
          </a>
        </li>
      </ul>
    </nav>
  );
}

function Start({ origin }: { readonly origin: string }) {
  const t = useTranslations('docs.start');
  const keys = (text: ReactNode) => (
    <Link href="/settings#keys" className="link">
      {text}
    </Link>
  );
  const file = (text: ReactNode) => (
    <a href="/openapi.json" className="link">
      {text}
    </a>
  );
  return (
    <section id="start" aria-labelledby="start-title" className="flex flex-col gap-4 pb-10">
      <h2 id="start-title" className="text-20">
        {t('title')}
      </h2>
      <ol className="flex list-decimal flex-col gap-1.5 pl-5 marker:text-faint">
        <li className="pl-1">{t.rich('key', { keys })}</li>
        <li className="pl-1">{t('keep')}</li>
        <li className="pl-1">{t('call')}</li>
      </ol>
      <CodeBlock
        code={`export MUSICLOUD_KEY=mc_…\nhttp ${origin}/contents "Authorization: Bearer $MUSICLOUD_KEY"`}
      />
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-14 text-soft marker:text-faint">
        <li className="pl-1">{t('pages')}</li>
        <li className="pl-1">{t('repeat')}</li>
        <li className="pl-1">{t('audio')}</li>
        <li className="pl-1">{t.rich('file', { file })}</li>
      </ul>
    </section>
  );
}

/** The API reference, made from the service's own OpenAPI document. */
export function Reference({ host }: { readonly host: string }) {
  const t = useTranslations('docs');
  const query = useQuery({ queryKey: ['openapi'], queryFn: loadDocument, staleTime: Infinity });
  const origin = useSyncExternalStore(
    never,
    () => location.origin,
    () => `http://${host}`,
  );
  const [tool, setTool] = useState('httpie');
  if (query.isError) {
    return <ErrorState text={t('failed')} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) {
    return (
      <div role="status" aria-label={t('loading')} className="flex flex-col gap-4">
        <Skeleton className="h-7 w-56" />
        <Skeleton className="h-40" />
        <Skeleton className="h-64" />
      </div>
    );
  }
  const { schemas } = query.data.components;
  return (
    <div className="grid grid-cols-1 gap-16 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <Contents document={query.data} />
      <div className="min-w-0">
        <Start origin={origin} />
        <h2 className="sr-only">{t('calls')}</h2>
        {endpointsOf(query.data).map((endpoint) => (
          <EndpointSection
            key={endpoint.id}
            endpoint={endpoint}
            schemas={schemas}
            origin={origin}
            tool={tool}
            onTool={setTool}
          />
        ))}
        <section
          id="schemas"
          aria-labelledby="schemas-title"
          className="flex flex-col gap-8 border-t border-line py-10"
        >
          <h2 id="schemas-title" className="text-20">
            {t('schemas')}
          </h2>
          {Object.entries(schemas)
            .filter(([name]) => name !== 'NewContent')
            .map(([name, schema]) => (
              <section key={name} id={`schema-${name}`} className="flex flex-col gap-2">
                <h3 className="font-mono text-16">{name}</h3>
                <FieldList rows={fieldsOf(schema)} />
              </section>
            ))}
        </section>
        <section
          id="errors"
          aria-labelledby="errors-title"
          className="flex flex-col gap-4 border-t border-line py-10"
        >
          <h2 id="errors-title" className="text-20">
            {t('errors.title')}
          </h2>
          <p className="text-soft">{t('errors.text')}</p>
          <ErrorList />
        </section>
      </div>
    </div>
  );
}
