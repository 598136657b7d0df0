import fc from 'fast-check';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Cast, createCast } from './testing/credentials.ts';
import { openFront } from './testing/front.ts';
import { expectGood, lineOf, sendLine } from './testing/line.ts';
import { createPortal, type Portal } from './testing/portal.ts';
import { thingsOf } from './testing/things.ts';

let portal: Portal;
let front: Awaited<ReturnType<typeof openFront>>;
let cast: Cast;
let cookie: string;
let key: string;
let fileId: string;
beforeAll(async () => {
  portal = await createPortal();
  front = await openFront(portal);
  cast = await createCast(portal);
  cookie = (await cast.browser('creator')).cookie ?? '';
  key = (await cast.program('creator')).authorization ?? '';
  fileId = await thingsOf(portal, cast.creator).file();
});
afterAll(async () => {
  await front.close();
  await portal.close();
});

const send = (first: string, headers?: readonly string[]) =>
  sendLine(front.port, lineOf(first, headers));
const refusals = [400, 401, 403, 404, 405, 408, 409, 412, 413, 415, 416, 422, 429, 431];
const any = [200, 201, 202, 204, 206, 302, ...refusals];

describe('a line that is no proper request is answered, and the service goes on', () => {
  test.each([
    ['nothing of HTTP', 'hello\r\n\r\n', 400],
    ['a broken header', 'GET / HTTP/1.1\r\nHost: x\r\nbroken\r\n\r\n', 400],
    ['no host', 'GET /healthz/live HTTP/1.1\r\n\r\n', 400],
    [
      'two lengths',
      'POST /contents HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
    ],
    [
      'length and chunks',
      'POST /contents HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    [
      'a host that is none',
      'GET /contents HTTP/1.1\r\nHost: a b/c?d\r\nConnection: close\r\n\r\n',
      400,
    ],
    ['an empty address', lineOf('GET //'), 404],
    ['an address of slashes', lineOf('GET //////contents'), 404],
    ['an absolute address', lineOf('GET http://evil.example/contents'), 401],
    ['an absolute address that is none', lineOf('GET http://'), 400],
    ['a star', lineOf('OPTIONS *'), 400],
    ['an address of another scheme', lineOf('GET javascript:alert(1)'), 400],
    ['an expectation nobody meets', lineOf('GET /contents', ['Expect: 42']), 401],
    ['an address too long', lineOf(`GET /contents?q=${'x'.repeat(9_000)}`), 431],
    ['headers too long', lineOf('GET /contents', [`X-Long: ${'x'.repeat(20_000)}`]), 431],
    [
      'a thousand headers',
      lineOf(
        'GET /contents',
        Array.from({ length: 1_500 }, (_, n) => `X-${n}: 1`),
      ),
      431,
    ],
  ])('%s', async (what, line, status) => {
    expectGood(await sendLine(front.port, line), what, [status]);
    expectGood(await send('GET /healthz/live'), 'afterwards', [200]);
  });
});

test.each([
  '%',
  '%zz',
  '%00',
  '%c0%ae',
  '..',
  '.',
  '...//',
  '%2e%2e%2f',
  '%25',
  'a\\b',
  '[1]',
  ';',
  "'",
  'x'.repeat(5_000),
  '\u00e9',
])('the path part %j ends nothing', async (part) => {
  for (const [first, more] of [
    [`GET /contents/${part}`, [`Authorization: ${key}`]],
    [`DELETE /contents/${part}`, [`Authorization: ${key}`]],
    [`GET /files/${part}`, [`Authorization: ${key}`]],
    [`HEAD /uploads/${part}`, [`Authorization: ${key}`, 'Tus-Resumable: 1.0.0']],
    [
      `PATCH /uploads/${part}`,
      [
        `Authorization: ${key}`,
        'Tus-Resumable: 1.0.0',
        'Upload-Offset: 0',
        'Content-Length: 0',
        'Content-Type: application/offset+octet-stream',
      ],
    ],
    [`GET /api/trpc/${part}`, []],
    [`GET /api/trpc/content.get?input=${part}`, [`Cookie: ${cookie}`]],
    [`GET /api/trpc/content.get?batch=1&input=${part}`, [`Cookie: ${cookie}`]],
    [`GET /api/auth/${part}`, []],
    [`GET /api/auth/reset-password/${part}?callbackURL=/x`, []],
    [`GET /contents?cursor=${part}&limit=${part}`, [`Authorization: ${key}`]],
  ] as const) {
    expectGood(await send(first, more), first, any);
  }
});

describe('hostile headers', () => {
  const text = fc.oneof(
    fc.string({
      unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
      maxLength: 200,
    }),
    fc.constantFrom(
      '',
      ' ',
      ',,,',
      '=;=',
      '"',
      '%00',
      '%zz',
      '../..',
      'x'.repeat(4_000),
      '0',
      '-1',
      '1e99',
      'NaN',
      '9'.repeat(400),
    ),
  );
  const doors = [
    ['Authorization', 'GET /contents', (value: string) => [`Authorization: ${value}`]],
    ['a bearer key', 'GET /contents', (value: string) => [`Authorization: Bearer ${value}`]],
    ['a file’s key', 'GET /files/ID', (value: string) => [`Authorization: Bearer ${value}`]],
    [
      'Range',
      'GET /files/ID',
      (value: string) => [`Range: bytes=${value}`, `Authorization: ${key}`],
    ],
    [
      'Range numbers',
      'GET /files/ID',
      (value: string) => [`Range: bytes=${value.length ** 9}-${value}`, `Authorization: ${key}`],
    ],
    ['Accept-Language', 'GET /contents', (value: string) => [`Accept-Language: ${value}`]],
    ['Cookie', 'GET /api/trpc/status.counts', (value: string) => [`Cookie: ${value}`]],
    [
      'a session',
      'GET /api/trpc/status.counts',
      (value: string) => [`Cookie: musicloud.session_token=${value}`],
    ],
    [
      'a session at the account service',
      'GET /api/auth/get-session',
      (value: string) => [`Cookie: musicloud.session_token=${value}`],
    ],
    ['a correlation id', 'GET /contents', (value: string) => [`X-Correlation-Id: ${value}`]],
    [
      'whoever forwarded',
      'GET /api/auth/get-session',
      (value: string) => [`X-Forwarded-For: ${value}`, `X-Client-Address: ${value}`],
    ],
    [
      'a host before',
      'GET /api/auth/get-session',
      (value: string) => [`X-Forwarded-Host: ${value}`, `X-Forwarded-Proto: ${value}`],
    ],
    [
      'Origin',
      'POST /api/trpc/account.markRead',
      (value: string) => [`Origin: ${value}`, `Cookie: ${cookie}`, 'Content-Length: 0'],
    ],
    [
      'Content-Type',
      'POST /contents',
      (value: string) => [`Content-Type: ${value}`, `Authorization: ${key}`, 'Content-Length: 0'],
    ],
    [
      'Upload-Metadata',
      'POST /uploads',
      (value: string) => [`Upload-Metadata: ${value}`, ...tus, 'Upload-Length: 9'],
    ],
    [
      'a file name',
      'POST /uploads',
      (value: string) => [
        `Upload-Metadata: filename ${Buffer.from(value, 'latin1').toString('base64')}`,
        ...tus,
        'Upload-Length: 9',
      ],
    ],
    ['Upload-Length', 'POST /uploads', (value: string) => [`Upload-Length: ${value}`, ...tus]],
    [
      'Upload-Concat',
      'POST /uploads',
      (value: string) => [`Upload-Concat: ${value}`, ...tus, 'Upload-Length: 9'],
    ],
    [
      'another method',
      'POST /uploads',
      (value: string) => [`X-HTTP-Method-Override: ${value}`, ...tus, 'Upload-Length: 9'],
    ],
    [
      'Tus-Resumable',
      'POST /uploads',
      (value: string) => [`Tus-Resumable: ${value}`, `Authorization: ${key}`, 'Upload-Length: 9'],
    ],
  ] as const;
  const tus = ['Tus-Resumable: 1.0.0'];

  test.each(doors)('%s', async (name, first, headersOf) => {
    const signed =
      first.startsWith('POST /uploads') && name !== 'Tus-Resumable'
        ? [`Authorization: ${key}`]
        : [];
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        const headers = [...headersOf(value), ...signed];
        expectGood(await send(first.replace('ID', fileId), headers), JSON.stringify(headers), any);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  test('an idempotency key of any text is taken as it is, or refused', async () => {
    const body = '{"title":"Same","type":"New Music"}';
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        const headers = [
          `Idempotency-Key: ${value}`,
          `Authorization: ${key}`,
          'Content-Type: application/json',
          `Content-Length: ${body.length}`,
        ];
        expectGood(
          await sendLine(front.port, lineOf('POST /contents', headers) + body),
          value,
          any,
        );
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});
