import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A span as OTLP/HTTP in JSON has it; times in nanoseconds. */
export type ReceivedSpan = {
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly name: string;
  readonly kind: number;
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: Readonly<Record<string, unknown>>;
};

type Value = { readonly stringValue?: string; readonly intValue?: number | string };
type Pairs = readonly { readonly key: string; readonly value: Value }[];
type RawSpan = Omit<ReceivedSpan, 'attributes' | 'service' | 'start' | 'end'> & {
  readonly attributes?: Pairs;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
};
type Export = {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Pairs };
    readonly scopeSpans: readonly { readonly spans: readonly RawSpan[] }[];
  }[];
};

const valuesOf = (pairs: Pairs = []) =>
  Object.fromEntries(
    pairs.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)]),
  );

/** A collector of a test's own: keeps what is exported to it. */
export async function openCollector() {
  const spans: ReceivedSpan[] = [];
  const server = createServer(async (request, response) => {
    const { resourceSpans } = (await json(request)) as Export;
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = String(valuesOf(resource.attributes)['service.name']);
      for (const raw of scopeSpans.flatMap((scope) => scope.spans)) {
        const start = BigInt(raw.startTimeUnixNano);
        const end = BigInt(raw.endTimeUnixNano);
        const { parentSpanId = '' } = raw;
        spans.push({
          ...raw,
          parentSpanId,
          service,
          start,
          end,
          attributes: valuesOf(raw.attributes),
        });
      }
    }
    response.setHeader('content-type', 'application/json').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    spans,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
