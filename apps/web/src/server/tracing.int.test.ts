import { uuidv7 } from '@musicloud/db/ids';
import { newPlace, traceparentOf } from '@musicloud/db/observe/scope';
import { newContentId, submissionOf } from '@musicloud/db/testing/world';
import type { ContentId } from '@musicloud/domain/shared/ids';
import { statusOf } from '@musicloud/domain/status/status';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { openCollector, type ReceivedSpan } from './testing/collector.ts';
import { HOME, sessionOf } from './testing/credentials.ts';
import { createPortal, type Portal } from './testing/portal.ts';
import { type RealProcess, startReal } from './testing/processes.ts';

// Real processes take long to start on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

/** Long enough for a busy machine; a condition that holds ends the waiting at once. */
const PATIENCE = { timeout: 60_000, interval: 50 };
const secret = 'Kim Secretive';

let portal: Portal;
let collector: Awaited<ReturnType<typeof openCollector>>;
let web: RealProcess;
beforeAll(async () => {
  portal = await createPortal({ PUBLIC_URL: HOME });
  collector = await openCollector();
  const traced = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
  web = await startReal('web', portal.container.env, traced);
}, 180_000);
afterAll(async () => {
  await web.stop();
  collector.close();
  await portal.close();
});

/** Uploads as a page does, and waits until it is registered. */
async function upload(place = newPlace()) {
  const caller = await portal.caller();
  const { cookie } = await sessionOf(portal, caller);
  const id = newContentId();
  const correlationId = `try-${uuidv7()}`;
  const answer = await fetch(`${web.origin}/api/trpc/content.upload`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: HOME,
      cookie,
      'x-correlation-id': correlationId,
      traceparent: traceparentOf(place),
    },
    body: JSON.stringify({ id, submission: submissionOf({ artistName: secret }) }),
  });
  expect(answer.status, await answer.text()).toBe(200);
  await vi.waitFor(async () => expect(await statusNow(id)).toBe('registered'), PATIENCE);
  return { place, correlationId, caller, cookie };
}

async function statusNow(id: ContentId) {
  const facts = await portal.ports.contents.load(id);
  return facts && statusOf(facts).status;
}

/** A span and those above it, topmost first. */
function lineOf(spans: readonly ReceivedSpan[], last: ReceivedSpan): ReceivedSpan[] {
  const parent = spans.find(({ spanId }) => spanId === last.parentSpanId);
  return parent ? [...lineOf(spans, parent), last] : [last];
}

describe.each([
  { backend: 'PostgreSQL', redisUrl: () => undefined },
  { backend: 'Redis', redisUrl: () => `${inject('redisUrl')}/13` },
])('with queues on $backend', ({ redisUrl }) => {
  const wanted = [
    'POST /api/trpc/:path',
    'content.upload',
    'copyright.guard',
    'commit contents',
    'send approval',
    'process approval',
    'register sources',
  ];

  test('one upload is one trace, from the browser to the source registry and the news of it', async () => {
    const workers = await startReal('workers', portal.container.env, {
      REDIS_URL: redisUrl(),
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    });
    const { place, correlationId, caller, cookie } = await upload();
    const mine = () => collector.spans.filter(({ traceId }) => traceId === place.traceId);
    const named = (name: string) => mine().find((span) => span.name === name);
    await vi.waitFor(() => {
      for (const name of [...wanted, 'process notify']) expect(named(name), name).toBeDefined();
    }, PATIENCE);
    await workers.stop();

    const line = lineOf(mine(), named('register sources') as ReceivedSpan);
    expect(line.map(({ name }) => name)).toEqual(wanted);
    expect(line[0]?.parentSpanId).toBe(place.spanId);
    const starts = line.map(({ start }) => start);
    expect(starts).toEqual(starts.toSorted((one, other) => (one < other ? -1 : 1)));
    // What waits for an answer ends before whoever asked; what is sent on goes on by itself.
    expect(line[3]?.end).toBeLessThanOrEqual(line[2]?.end as bigint);
    expect(line[3]?.end).toBeLessThanOrEqual(line[4]?.start as bigint);
    expect(line[6]?.end).toBeLessThanOrEqual(line[5]?.end as bigint);
    const news = lineOf(mine(), named('process notify') as ReceivedSpan).map(({ name }) => name);
    expect(news.slice(5)).toEqual([
      'process approval',
      'commit contents',
      'send notify',
      'process notify',
    ]);
    const ids = new Set(mine().map(({ spanId }) => spanId));
    for (const span of mine()) expect([place.spanId, ...ids]).toContain(span.parentSpanId);

    expect(line[0]).toMatchObject({
      service: 'musicloud-web',
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/api/trpc/:path',
        'http.response.status_code': 200,
      },
    });
    expect(line[5]?.attributes).toMatchObject({
      'messaging.system': 'bullmq',
      'messaging.destination.name': 'approval',
      'musicloud.job': 'register-source',
    });
    expect(line[6]?.attributes).toMatchObject({ 'db.system.name': 'sqlite' });

    const lines = [...web.lines, ...workers.lines].filter((one) => one.traceId === place.traceId);
    expect(new Set(lines.map((one) => one.correlationId))).toEqual(new Set([correlationId]));
    expect(lines.filter(({ msg }) => msg === 'answered')).toMatchObject([
      { door: 'api', procedures: ['content.upload'], method: 'POST', status: 200 },
    ]);
    expect(lines.find(({ job }) => job === 'register-source')).toMatchObject({
      msg: 'done',
      attempt: 1,
    });

    const told = [
      web.said(),
      workers.said(),
      JSON.stringify(mine(), (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
    ].join('\n');
    for (const word of [secret, caller.account.email, caller.account.name, cookie]) {
      expect(told).not.toContain(word);
    }
  });
});

test('a request that shows no trace, or none that can be one, begins its own', async () => {
  const before = collector.spans.length;
  const shown: Record<string, string>[] = [
    {},
    { traceparent: `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01` },
  ];
  for (const headers of shown) await fetch(`${web.origin}/openapi.json`, { headers });
  const own = () =>
    collector.spans.slice(before).filter(({ name }) => name === 'GET /openapi.json');
  await vi.waitFor(() => expect(own()).toHaveLength(2), PATIENCE);
  expect(own().map(({ parentSpanId }) => parentSpanId)).toEqual(['', '']);
  expect(new Set(own().map(({ traceId }) => traceId)).size).toBe(2);
});

test('a bad variable stops each process with its name and what is expected', async () => {
  const bad = { LOG_LEVEL: 'loud', OTEL_EXPORTER_OTLP_ENDPOINT: 'x', OTEL_TRACES_SAMPLER_ARG: '2' };
  for (const which of ['web', 'workers'] as const) {
    const started = startReal(which, portal.container.env, bad);
    for (const name of Object.keys(bad)) {
      await expect(started).rejects.toThrow(`${name} has to be`);
    }
  }
});
