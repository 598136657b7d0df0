import { domainCodeOf } from '@musicloud/domain/shared/errors';
import { currentScope, inScope, newPlace, type SpanPlace } from './scope.ts';

export type SpanKind = 'internal' | 'server' | 'client' | 'producer' | 'consumer';
export type Attributes = Readonly<Record<string, string | number | boolean>>;
/** Names and attributes follow OpenTelemetry's semantic conventions; they hold no values of people or queries. */
export type SpanOptions = { readonly kind?: SpanKind; readonly attributes?: Attributes };
export type SpanEnd = {
  readonly name?: string;
  readonly attributes?: Attributes;
  /** The kind of error it ended with; the span counts as failed. */
  readonly failed?: string | undefined;
};
export type OpenSpan = { readonly place: SpanPlace; readonly end: (how?: SpanEnd) => void };
/** Begins a span below `parent`, or a trace of its own. */
export type BeginSpan = (name: string, options: SpanOptions, parent: SpanPlace | null) => OpenSpan;

export type TracingOptions = {
  /** Where spans go by OTLP/HTTP, as `OTEL_EXPORTER_OTLP_ENDPOINT` says it; without it nothing is loaded or recorded. */
  readonly endpoint: string | undefined;
  /** The share of traces that is kept, 0 to 1; the same in all processes, so that traces are whole. */
  readonly share: number;
  readonly service: string;
};

const off: BeginSpan = (_name, _options, parent) => ({
  place: parent ?? newPlace(),
  end: () => {},
});
let begin = off;

/** Turns tracing on where it is asked for; before anything is built that is traced. The answer sends what is left. */
export async function startTracing(options: TracingOptions): Promise<() => Promise<void>> {
  const { endpoint } = options;
  if (!endpoint) return async () => {};
  const { openTracer } = await import('./otlp.ts');
  const tracer = openTracer({ ...options, endpoint });
  begin = tracer.begin;
  return tracer.stop;
}

/** Begins a span whose end is told by the caller. While tracing is off it only names a place. */
export const beginSpan: BeginSpan = (name, options, parent) => begin(name, options, parent);

/** Does `work` in a span of the request or job this is called in. */
export function inSpan<Result>(
  name: string,
  options: SpanOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  const scope = currentScope();
  if (begin === off || !scope) return work();
  const span = begin(name, options, scope);
  return inScope({ ...scope, ...span.place }, work).then(
    (result) => {
      span.end();
      return result;
    },
    (error: unknown) => {
      span.end(endOf(error));
      throw error;
    },
  );
}

/** What the domain refuses is an answer; anything else failed. Never its words, which may hold anything. */
export function endOf(error: unknown): SpanEnd {
  const code = domainCodeOf(error);
  if (code) return { attributes: { 'musicloud.refusal': code } };
  return { failed: error instanceof Error ? error.name : typeof error };
}

/** A store's port whose every call is a span; the port itself while tracing is off. */
export function tracedPort<Port extends object>(
  system: 'postgresql' | 'sqlite' | 'mysql',
  collection: string,
  port: Port,
): Port {
  if (begin === off) return port;
  const traced = Object.entries(port).map(([verb, call]) => {
    const attributes = {
      'db.system.name': system,
      'db.operation.name': verb,
      'db.collection.name': collection,
    };
    const options = { kind: 'client' as const, attributes };
    return [
      verb,
      (...args: unknown[]) => inSpan(`${verb} ${collection}`, options, () => call(...args)),
    ];
  });
  return Object.fromEntries(traced) as Port;
}
