'use client';

import { useTranslations } from 'next-intl';
import { Tabs } from '../../components/tabs.tsx';
import { cx } from '../../lib/cx.ts';
import { CodeBlock } from './code-block.tsx';
import { curlOf, httpieOf } from './examples.ts';
import { FieldList } from './field-list.tsx';
import {
  type Endpoint,
  type FieldRow,
  fieldsOf,
  type Method,
  namedIn,
  nameOf,
  type Parameter,
  type Schema,
  typeOf,
} from './openapi.ts';

const tones: Readonly<Record<Method, string>> = {
  get: 'bg-service-tint text-service',
  post: 'bg-done-tint text-done',
  put: 'bg-you-tint text-you',
  patch: 'bg-you-tint text-you',
  delete: 'bg-danger-tint text-danger',
};

/** The verb of a call, in a colour of its own and always as a word. */
export function MethodMark({ method }: { readonly method: Method }) {
  return (
    <span
      className={cx(
        'inline-grid h-5.5 min-w-12 place-items-center rounded-xs px-1.5 font-mono text-[0.6875rem] font-bold',
        tones[method],
      )}
    >
      {method === 'delete' ? 'DEL' : method.toUpperCase()}
    </span>
  );
}

const rowOf = (parameter: Parameter): FieldRow => ({
  name: parameter.name,
  type: typeOf(parameter.schema),
  ref: null,
  required: parameter.required ?? false,
  description: parameter.description ?? '',
  byDefault:
    parameter.schema.default === undefined ? null : JSON.stringify(parameter.schema.default),
});

function Answers({ endpoint }: { readonly endpoint: Endpoint }) {
  const t = useTranslations('docs');
  return (
    <ul className="flex flex-col gap-1.5">
      {Object.entries(endpoint.operation.responses).map(([status, answer]) => {
        const schema = Object.values(answer.content ?? {})[0]?.schema;
        const named = schema ? namedIn(schema) : null;
        return (
          <li key={status} className="flex flex-wrap items-baseline gap-x-3 text-14">
            <code className="num w-10 font-mono font-semibold">
              {status === 'default' ? '4xx' : status}
            </code>
            <span className="text-soft">
              {t.has(`answer.${status}`) ? t(`answer.${status}`) : answer.description}
            </span>
            {named ? (
              <a href={`#schema-${named.name}`} className="link font-mono">
                {named.list ? `{ items: ${named.name}[], next }` : named.name}
              </a>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

type Props = {
  readonly endpoint: Endpoint;
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly origin: string;
  /** The tool whose commands are shown, one choice for the whole page. */
  readonly tool: string;
  readonly onTool: (tool: string) => void;
};

/** One call: what it does, an example to copy, what goes in, what comes out. */
export function EndpointSection({ endpoint, schemas, origin, tool, onTool }: Props) {
  const t = useTranslations('docs');
  const { id, method, path, operation } = endpoint;
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const bodyName = body ? nameOf(body) : null;
  const whole = bodyName ? schemas[bodyName] : body;
  const parameters = operation.parameters ?? [];
  const summary = t.has(`summary.${id}`) ? t(`summary.${id}`) : operation.summary;
  const examples = [
    { value: 'httpie', label: 'HTTPie', code: httpieOf(origin, endpoint) },
    { value: 'curl', label: 'curl', code: curlOf(origin, endpoint) },
  ];
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="flex flex-col gap-5 border-t border-line py-10"
    >
      <div className="flex flex-col gap-1.5">
        <h3 id={`${id}-title`} className="flex flex-wrap items-center gap-3 text-20">
          <MethodMark method={method} />
          <code className="font-mono">{path}</code>
        </h3>
        <p className="text-soft">{summary}</p>
      </div>
      <Tabs
        label={t('example')}
        value={tool}
        onChange={onTool}
        tabs={examples.map((one) => ({
          value: one.value,
          label: one.label,
          content: <CodeBlock code={one.code} />,
        }))}
      />
      {parameters.length > 0 ? (
        <div className="flex flex-col gap-2">
          <h4 className="text-14 font-semibold">{t('parameters')}</h4>
          <FieldList rows={parameters.map(rowOf)} />
        </div>
      ) : null}
      {whole ? (
        <div className="flex flex-col gap-2">
          <h4 className="text-14 font-semibold">{t('body')}</h4>
          <FieldList rows={fieldsOf(whole)} />
        </div>
      ) : null}
      <div className="flex flex-col gap-2">
        <h4 className="text-14 font-semibold">{t('answers')}</h4>
        <Answers endpoint={endpoint} />
      </div>
    </section>
  );
}
