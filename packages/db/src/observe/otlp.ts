import { setTimeout as wait } from 'node:timers/promises';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { SpanPlace } from './scope.ts';
import type { BeginSpan, TracingOptions } from './spans.ts';

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

/** How long spans are gathered before they are sent, ms. */
const GATHER_MS = 1_000;
/** How long what is left may take to be sent when the process ends, ms. */
const LAST_MS = 2_000;

/** The only module that loads OpenTelemetry; headers for the collector are read by its exporter from OTEL_EXPORTER_OTLP_HEADERS. */
export function openTracer({ endpoint, share, service }: TracingOptions & { endpoint: string }) {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.namespace': 'musicloud',
      'service.name': service,
    }),
    sampler: new TraceIdRatioBasedSampler(share),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: GATHER_MS })],
  });
  const tracer = provider.getTracer('musicloud');
  const begin: BeginSpan = (name, { kind = 'internal', attributes = {} }, parent) => {
    const span = tracer.startSpan(
      name,
      { kind: kinds[kind], attributes, startTime: now() },
      contextOf(parent),
    );
    return {
      place: span.spanContext(),
      end: (how = {}) => {
        if (how.name) span.updateName(how.name);
        if (how.attributes) span.setAttributes(how.attributes);
        if (how.failed) {
          span.setAttribute('error.type', how.failed);
          span.setStatus({ code: SpanStatusCode.ERROR });
        }
        span.end(now());
      },
    };
  };
  // A collector that is away holds up no process that ends.
  const stop = () => Promise.race([provider.shutdown(), wait(LAST_MS)]).catch(() => {});
  return { begin, stop };
}

/** One clock for all spans of a process, finer than milliseconds: by their own, a part may seem to outlast its whole. */
const now = () => performance.timeOrigin + performance.now();

function contextOf(parent: SpanPlace | null) {
  if (!parent) return ROOT_CONTEXT;
  const { traceId, spanId } = parent;
  const place = { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
  return trace.setSpanContext(ROOT_CONTEXT, place);
}
