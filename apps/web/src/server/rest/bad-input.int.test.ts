import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKey, revokeKey } from '../account/keys.ts';
import { createPortal, expectProblem, type Portal } from '../testing/portal.ts';

let portal: Portal;
let key: string;
beforeAll(async () => {
  portal = await createPortal();
  key = (await portal.program()).key;
});
afterAll(() => portal.close());

const valid = { title: 'A title', creatorName: 'A name', type: 'New Music' };
const post = (json: unknown) => portal.call('POST', '/contents', { key, json });
const count = async () => {
  const [row] = await portal.database.sql`select count(*)::int as rows from contents`;
  return row?.rows as number;
};

describe('a body', () => {
  test.each([
    ['an empty title', { title: '' }],
    ['no title', { title: undefined }],
    ['a title of 10,000 characters', { title: 'x'.repeat(10_000) }],
    ['a title of 201 characters', { title: '가'.repeat(201) }],
    ['a title that is only spaces, zero-width and joiners', { title: ' \u200B\u200D\u3164' }],
    ['a title that is only controls', { title: '\u0000\u0007' }],
    ['a title that is no text', { title: 7 }],
    ['an artist name of 101 characters', { creatorName: 'x'.repeat(101) }],
    ['a description of 5,001 characters', { description: 'x'.repeat(5_001) }],
    ['an unknown type', { type: 'Podcast' }],
    ['no type', { type: undefined }],
    ['an unknown visibility', { visibility: 'friends' }],
    ['an original that is no id', { type: 'Cover', originalIds: ["1' or '1'='1"] }],
    ['a file that is no id', { assetId: '../../etc/passwd' }],
    ['an id that is none', { id: '7' }],
    ['credits of nobody', { credits: { composer: [{ kind: 'person', name: '' }] } }],
  ])('with %s is refused, naming the field', async (_, over) => {
    const before = await count();
    const answer = await post({ ...valid, ...over });
    expectProblem(answer, 400, 'INVALID_INPUT');
    expect(answer.body.details.field).toContain(Object.keys(over)[Object.keys(over).length - 1]);
    expect(await count()).toBe(before);
  });

  test.each([
    ['a cover of nothing', { type: 'Cover' }, 'ORIGINAL_REQUIRED'],
    ['an original nobody knows', original(), 'ORIGINAL_NOT_FOUND'],
    ['new music with an original', { ...original(), type: 'New Music' }, 'ORIGINAL_NOT_ALLOWED'],
    ['a file nobody knows', { assetId: crypto.randomUUID() }, 'ASSET_NOT_FOUND'],
  ])('with %s is refused', async (_, over, code) => {
    const before = await count();
    expectProblem(await post({ ...valid, ...over }), 422, code);
    expect(await count()).toBe(before);
  });

  function original() {
    return { type: 'Derivative', originalIds: [crypto.randomUUID()] };
  }

  test('with its own id as original is refused', async () => {
    const id = crypto.randomUUID();
    const said = { ...valid, id, type: 'Cover', originalIds: [id.toUpperCase()] };
    expectProblem(await post(said), 422, 'ORIGINAL_IS_SELF');
  });

  test('with someone else’s, a used or an unfinished file is refused', async () => {
    const { caller, key: by } = await portal.program();
    const other = await portal.program();
    const theirs = await portal.stored(other.caller);
    const mine = await portal.stored(caller);
    const unfinished = (await portal.uploading(caller)).id;
    const send = (assetId: string, title: string) =>
      portal.call('POST', '/contents', { key: by, json: { ...valid, title, assetId } });
    expectProblem(await send(theirs, 'Stolen bytes'), 422, 'ASSET_NOT_FOUND');
    expectProblem(await send(unfinished, 'Too soon'), 409, 'ASSET_INCOMPLETE');
    expect((await send(mine, 'My own bytes')).status).toBe(201);
    expectProblem(await send(mine, 'Twice the same file'), 409, 'ASSET_IN_USE');
  });

  test.each([
    ['{"title": "cut of', 'application/json'],
    ['', 'application/json'],
    ['[]', 'application/json'],
    ['null', 'application/json'],
    ['"text"', 'application/json'],
  ])('that is %j is refused', async (body, type) => {
    const headers = { 'content-type': type };
    const answer = await portal.call('POST', '/contents', { key, body, headers });
    expectProblem(answer, 400, 'INVALID_INPUT');
  });

  test.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x'])(
    'of type %s is refused',
    async (type) => {
      const headers = { 'content-type': type };
      const body = JSON.stringify(valid);
      const answer = await portal.call('POST', '/contents', { key, body, headers });
      expectProblem(answer, 415, 'CONTENT_TYPE_REFUSED');
    },
  );

  test('without a type is refused', async () => {
    const request = new Request('http://localhost/contents', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: new TextEncoder().encode(JSON.stringify(valid)),
    });
    expect((await portal.app.request(request)).status).toBe(415);
  });

  test('of more than half a megabyte is refused', async () => {
    const answer = await post({ ...valid, description: 'x'.repeat(600_000) });
    expectProblem(answer, 413, 'BODY_TOO_LARGE');
  });
});

describe('a method or address', () => {
  test.each([
    ['PUT', '/contents'],
    ['PATCH', '/contents/00000000-0000-7000-8000-000000000000'],
    ['DELETE', '/contents'],
    ['POST', '/sources'],
    ['POST', '/copyrights'],
    ['DELETE', '/mypages'],
  ])('%s %s is not allowed', async (method, path) => {
    expectProblem(await portal.call(method, path, { key }), 405, 'METHOD_NOT_ALLOWED');
  });

  test.each(['/contents/7', '/contents/..%2f..%2fetc', '/contents/%00'])(
    'GET %s names no content',
    async (path) => {
      const answer = await portal.call('GET', path, { key });
      expect([400, 404]).toContain(answer.status);
      expectProblem(answer, answer.status, answer.body.code);
    },
  );

  test('of nothing there is is not found', async () => {
    expectProblem(await portal.call('GET', '/api/nothing', { key }), 404, 'NOT_FOUND');
  });
});

describe('a key', () => {
  test.each([
    ['none', undefined],
    ['no bearer', 'Basic Y3JlYXRvcjpwdw=='],
    ['an unknown one', 'Bearer mc_unknown'],
    ['nothing after the word', 'Bearer '],
    ['SQL', `Bearer ' or 1=1 --`],
    ['a very long one', `Bearer ${'x'.repeat(5_000)}`],
  ])('that is %s is refused', async (_, authorization) => {
    const headers: Record<string, string> = authorization ? { authorization } : {};
    const answer = await portal.call('GET', '/contents', { headers });
    expectProblem(answer, 401, 'KEY_REFUSED');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('that is revoked no longer works; nobody else can revoke it', async () => {
    const { caller } = await portal.program();
    const other = await portal.caller();
    const made = await createKey(portal.container, caller.account.id, 'k');
    const ask = () => portal.call('GET', '/contents', { key: made.key });
    expect((await ask()).status).toBe(200);
    const stolen = revokeKey(portal.container, other.account.id, made.id);
    await expect(stolen).rejects.toThrow('NOT_FOUND');
    expect((await ask()).status).toBe(200);
    await revokeKey(portal.container, caller.account.id, made.id);
    expectProblem(await ask(), 401, 'KEY_REFUSED');
  });

  test('of an account that is gone no longer works', async () => {
    const { caller, key: by } = await portal.program();
    await portal.database.sql`delete from accounts where id = ${caller.account.id}`;
    expectProblem(await portal.call('GET', '/contents', { key: by }), 401, 'KEY_REFUSED');
  });
});

describe('any text', () => {
  test.each([
    ['SQL', `Robert'); DROP TABLE contents; --`],
    ['HTML', `<script>alert(1)</script><img onerror="alert('x')">&amp;`],
    ['JSON', `{"a": "\\u0041", "$ref": "#/x"}`],
    ['emoji', '👩‍🎤 노래 🇰🇷 🎵'],
    ['right to left', 'שיר של היום أغنية'],
    ['wildcards', '100%_\\'],
    ['template', '#{7*7} {{7*7}} <%= 7*7 %>'],
  ])('%s comes back as it was written, in every field', async (_, text) => {
    const { key: by } = await portal.program();
    const json = {
      title: text,
      creatorName: text,
      description: `${text}\n${text}`,
      type: 'Cover',
      credits: {
        lyricist: [{ kind: 'person', name: text }],
        composer: [{ kind: 'person', name: text }],
      },
      outsideOriginal: { title: text, writers: text, societyCode: text },
    };
    const answer = await portal.call('POST', '/contents', { key: by, json });
    expect(answer.status).toBe(201);
    const read = (await portal.call('GET', `/contents/${answer.body.id}`, { key: by })).body;
    expect(read).toMatchObject({ title: text, creatorName: text, description: json.description });
    expect(read.credits.composer).toEqual(json.credits.composer);
    const [row] = (await portal.call('GET', '/mypages', { key: by })).body.items;
    expect(row).toMatchObject({ title: text, creatorName: text });
  });

  test('hidden and control characters are taken out, on the way in', async () => {
    const { key: by } = await portal.program();
    const json = {
      ...valid,
      title: '\u202EEvil\u202C \u200Bti\u0000tle\u2066',
      creatorName: 'A\tB\nC',
      description: 'one\r\ntwo\u0007\uD83D',
    };
    const { body } = await portal.call('POST', '/contents', { key: by, json });
    expect(body).toMatchObject({
      title: 'Evil title',
      creatorName: 'A B C',
      description: 'one\ntwo',
    });
  });
});

describe('what is told', () => {
  test('is in the language that was asked for', async () => {
    const ask = async (language: string) =>
      (await portal.call('GET', '/contents', { headers: { 'accept-language': language } })).body
        .title;
    expect(await ask('ko-KR,ko;q=0.9')).toMatch(/[가-힣]/);
    expect(await ask('en')).not.toMatch(/[가-힣]/);
    expect(await ask('xx')).toBe(await ask('en'));
  });

  test('carries the caller’s own correlation id when it is a plain one', async () => {
    const ask = async (id: string) =>
      (await portal.call('GET', '/contents', { headers: { 'x-correlation-id': id } })).body
        .correlationId;
    expect(await ask('order-0001')).toBe('order-0001');
    expect(await ask('<script>')).not.toContain('script');
  });
});

test('a key has the limit of the installation, and says when to come back', async () => {
  const small = await createPortal({ API_KEY_LIMIT: 3 });
  try {
    const caller = await small.caller();
    const limited = await small.keyOf(caller, { unlimited: false });
    const free = await small.keyOf(caller);
    const ask = (by: string) => small.call('GET', '/contents', { key: by });
    for (let n = 0; n < 3; n += 1) expect((await ask(limited)).status).toBe(200);
    const refused = await ask(limited);
    expectProblem(refused, 429, 'RATE_LIMITED');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    for (let n = 0; n < 12; n += 1) expect((await ask(free)).status).toBe(200);
  } finally {
    await small.close();
  }
});
