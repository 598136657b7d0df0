import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Cast, createCast } from './testing/credentials.ts';
import { openFront } from './testing/front.ts';
import { expectGood, lineOf, sendLine } from './testing/line.ts';
import { createPortal, type Portal } from './testing/portal.ts';

let portal: Portal;
let front: Awaited<ReturnType<typeof openFront>>;
let cast: Cast;
let cookie: string;
let key: string;
beforeAll(async () => {
  portal = await createPortal();
  front = await openFront(portal, { bodyMs: 300, headersMs: 300, checkMs: 50, idleUploadMs: 300 });
  cast = await createCast(portal);
  cookie = (await cast.browser('creator')).cookie ?? '';
  key = (await cast.program('creator')).authorization ?? '';
});
afterAll(async () => {
  await front.close();
  await portal.close();
});

const send = (first: string, headers?: readonly string[]) =>
  sendLine(front.port, lineOf(first, headers));

test.each(['/contents', '/api/trpc/content.upload', '/api/auth/sign-in/email'])(
  'a body nested without end is refused at %s',
  async (path) => {
    const body = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const headers = [
      `Authorization: ${key}`,
      `Cookie: ${cookie}`,
      'Origin: http://localhost:3000',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
    ];
    expectGood(await sendLine(front.port, lineOf(`POST ${path}`, headers), body), path, [400]);
  },
);

describe('too much or too slow', () => {
  const json = () => [
    `Cookie: ${cookie}`,
    'Origin: http://localhost:3000',
    'Content-Type: application/json',
  ];

  test.each(['/contents', '/api/trpc/content.upload', '/api/auth/sign-in/email'])(
    'a body of more than half a megabyte is refused at %s, declared or not',
    async (path) => {
      const much = 'x'.repeat(600_000);
      const declared = lineOf(`POST ${path}`, [
        ...json(),
        `Authorization: ${key}`,
        `Content-Length: ${much.length}`,
      ]);
      const chunked = lineOf(`POST ${path}`, [
        ...json(),
        `Authorization: ${key}`,
        'Transfer-Encoding: chunked',
      ]);
      for (const pieces of [
        [declared, much],
        [chunked, `${much.length.toString(16)}\r\n`, much, '\r\n0\r\n\r\n'],
      ]) {
        const answer = await sendLine(front.port, ...pieces);
        expectGood(answer, path, [413]);
        expect(answer?.text).toContain('BODY_TOO_LARGE');
      }
    },
  );

  test('headers that come drop by drop are given up', async () => {
    const answer = await sendLine(front.port, 'GET /contents HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    expectGood(answer, 'headers', [408]);
    expect(answer?.text).toContain('TOO_SLOW');
  });

  test.each(['/contents', '/api/trpc/content.upload', '/api/auth/sign-in/email', '/my'])(
    'a body that does not come is given up at %s',
    async (path) => {
      const headers = [...json(), `Authorization: ${key}`, 'Content-Length: 1000'];
      const answer = await sendLine(front.port, lineOf(`POST ${path}`, headers), '{"title":');
      expectGood(answer, path, path === '/my' ? [404, 408] : [408]);
    },
  );

  test('an upload that stands still is let go, and keeps what came', async () => {
    const made = await send('POST /uploads', [
      `Authorization: ${key}`,
      'Tus-Resumable: 1.0.0',
      'Upload-Length: 1000',
      'Content-Length: 0',
    ]);
    const path = `/uploads/${made?.headers.get('location')?.split('/').at(-1)}`;
    const tus = [`Authorization: ${key}`, 'Tus-Resumable: 1.0.0'];
    const patch = [
      ...tus,
      'Upload-Offset: 0',
      'Content-Type: application/offset+octet-stream',
      'Content-Length: 1000',
    ];
    await sendLine(front.port, lineOf(`PATCH ${path}`, patch), 'x'.repeat(100));
    await vi.waitFor(async () => {
      const head = await send(`HEAD ${path}`, tus);
      expect(head?.headers.get('upload-offset')).toBe('100');
    }, 10_000);
  });

  test('an upload takes no byte more than it declared', async () => {
    const tus = [`Authorization: ${key}`, 'Tus-Resumable: 1.0.0'];
    const made = await send('POST /uploads', [...tus, 'Upload-Length: 10', 'Content-Length: 0']);
    const path = `/uploads/${made?.headers.get('location')?.split('/').at(-1)}`;
    const patch = [...tus, 'Upload-Offset: 0', 'Content-Type: application/offset+octet-stream'];
    const answer = await sendLine(
      front.port,
      lineOf(`PATCH ${path}`, [...patch, 'Content-Length: 50']),
      'x'.repeat(50),
    );
    expectGood(answer, 'declared', [413]);
    await sendLine(
      front.port,
      lineOf(`PATCH ${path}`, [...patch, 'Transfer-Encoding: chunked']),
      '32\r\n',
      'x'.repeat(50),
      '\r\n0\r\n\r\n',
    );
    const size = await portal.container.storage.size(path.split('/').at(-1) ?? '');
    expect(size ?? 0).toBeLessThanOrEqual(10);
  });
});
