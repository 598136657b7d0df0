import { finishRelease } from '@musicloud/domain/copyright/finish-release';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, createPortal, expectProblem, type Portal } from '../testing/portal.ts';
import { ContentBody, CopyrightBody, listOf, MyPageBody, SourceBody } from './schemas.ts';

let portal: Portal;
let key: string;
beforeAll(async () => {
  portal = await createPortal();
  key = (await portal.program()).key;
});
afterAll(() => portal.close());

let songs = 0;
const song = (over: object = {}) => {
  songs += 1;
  const name = `${songs} ${'abcdefghijklmnopqrstuvwxyz'.slice(songs % 20)} ${crypto.randomUUID()}`;
  return { creatorName: name, title: name, type: 'New Music', description: 'words', ...over };
};
const post = (json: unknown, by = key, headers = {}) =>
  portal.call('POST', '/contents', { key: by, json, headers });
const get = (address: string, by = key) => portal.call('GET', address, { key: by });
const created = async (over: object = {}, by = key) => {
  const answer = await post(song(over), by);
  expect(answer.status).toBe(201);
  return answer.body;
};

describe('contents', () => {
  test('are created with the decision, read, registered, deleted', async () => {
    const answer = await post({
      creatorName: 'TIKITIK',
      title: 'The Song Of Today',
      type: 'New Music',
      description: 'TIKITIK 1st Anniversary',
    });
    expect(answer.status).toBe(201);
    const { id } = answer.body;
    expect(answer.headers.get('location')).toBe(`/contents/${id}`);
    expect(ContentBody.parse(answer.body)).toMatchObject({
      creatorName: 'TIKITIK',
      title: 'The Song Of Today',
      description: 'TIKITIK 1st Anniversary',
      status: 'Approved',
      decision: { outcome: 'approved', rule: 'no-conflict' },
      notice: 'No audio file: not checked by sound.',
      sourceId: null,
    });
    await portal.registerNow(id);
    const registered = (await get(`/contents/${id}`)).body;
    expect(registered).toMatchObject({ status: 'Registered', sourceId: expect.any(String) });
    const gone = await portal.call('DELETE', `/contents/${id}`, { key });
    expect(gone.status).toBe(202);
    expect(ContentBody.parse(gone.body).status).toBe('Deleting');
    expect((await portal.call('DELETE', `/contents/${id}`, { key })).status).toBe(202);
  });

  test('take the account’s name, and everything else there is to say', async () => {
    const { caller, key: by } = await portal.program();
    const said = {
      title: 'With everything',
      type: 'New Music',
      visibility: 'public',
      credits: {
        lyricist: [{ kind: 'me' }],
        composer: [{ kind: 'person', name: '한여름' }],
        arranger: [],
        performer: [],
        producer: [],
        society: 'KOMCA',
        ai: 'assisted',
      },
    };
    const { body } = await post(said, by);
    expect(body).toMatchObject({ ...said, creatorName: caller.account.name, description: '' });
  });

  test('with an id or key of the caller’s are created once', async () => {
    const id = crypto.randomUUID();
    const said = song({ id });
    const [first, again] = [await post(said), await post(said)];
    expect(again).toMatchObject({ status: 201, body: { id, createdAt: first.body.createdAt } });
    expectProblem(await post({ ...said, title: 'Another' }), 409, 'ID_TAKEN');
    const other = (await portal.program()).key;
    expectProblem(await post(said, other), 409, 'ID_TAKEN');

    const headers = { 'idempotency-key': 'order-1' };
    const body = song();
    const once = await Promise.all([1, 2, 3].map(() => post(body, key, headers)));
    expect(once.map((one) => one.status)).toEqual([201, 201, 201]);
    expect(new Set(once.map((one) => one.body.id)).size).toBe(1);
    expectProblem(await post(song(), key, headers), 409, 'ID_TAKEN');
    // The key is the account's own: somebody else may use the same.
    expect((await post(song(), other, headers)).status).toBe(201);
  });

  test('of others are not there, and admins see all', async () => {
    const mine = await created();
    const other = (await portal.program()).key;
    const admin = (await portal.program('admin')).key;
    const id = `/contents/${mine.id}`;
    expectProblem(await get(id, other), 404, 'NOT_FOUND');
    expectProblem(await portal.call('DELETE', id, { key: other }), 404, 'NOT_FOUND');
    expect((await get('/contents', other)).body.items).toEqual([]);
    expect((await get(id, admin)).body.id).toBe(mine.id);
    const all = (await get('/contents?limit=100', admin)).body.items;
    expect(all.map((one: { id: string }) => one.id)).toContain(mine.id);
    expect((await get(id)).body.status).toBe('Approved');
  });
});

test('a registry that is away is said to be, and everything else answers', async () => {
  // Nothing listens on the port of `discard`.
  const lonely = await createPortal({ SOURCES_URL: 'mysql://somebody:secret@127.0.0.1:9/none' });
  try {
    const by = (await lonely.program()).key;
    const answer = await lonely.call('GET', '/sources', { key: by });
    expectProblem(answer, 503, 'SOURCES_AWAY');
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(JSON.stringify(answer.body)).not.toMatch(/mysql|secret|127/);
    expect((await lonely.call('POST', '/contents', { key: by, json: song() })).status).toBe(201);
  } finally {
    await lonely.close();
  }
});

describe('lists', () => {
  const lists = [
    ['/contents', ContentBody],
    ['/copyrights', CopyrightBody],
    ['/sources', SourceBody],
    ['/mypages', MyPageBody],
  ] as const;
  let by: string;
  beforeAll(async () => {
    by = (await portal.program()).key;
    for (let n = 0; n < 7; n += 1) {
      const { id } = await created({}, by);
      await portal.registerNow(id);
    }
  });

  test.each(lists)(
    '%s walks all of one’s own once, in the shape it promises',
    async (path, item) => {
      for (const limit of [2, 7, 100]) {
        const ids: string[] = [];
        let cursor: string | null = null;
        do {
          const from: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
          const { status, body }: Answer = await get(`${path}?limit=${limit}${from}`, by);
          expect(status).toBe(200);
          const page = listOf(item).parse(body);
          expect(page.items.length).toBeLessThanOrEqual(limit);
          ids.push(...page.items.map((one) => one.id));
          cursor = page.next;
        } while (cursor);
        expect(ids).toHaveLength(7);
        expect(new Set(ids).size).toBe(7);
      }
    },
  );

  test.each(lists)('%s shows others nothing and admins everything', async (path) => {
    const other = (await portal.program()).key;
    const admin = (await portal.program('admin')).key;
    expect((await get(path, other)).body).toEqual({ items: [], next: null });
    expect((await get(`${path}?limit=100`, admin)).body.items.length).toBeGreaterThanOrEqual(7);
  });

  test.each(lists)('%s is read-only beyond contents and answers a made-up cursor', async (path) => {
    for (const cursor of ['rubbish', '%00', 'WyJhIiwiYiJd', "'; drop table status; --"]) {
      const answer = await get(`${path}?limit=3&cursor=${encodeURIComponent(cursor)}`, by);
      expect(answer.status).toBe(200);
      expect(answer.body.items).toHaveLength(3);
    }
    for (const limit of ['0', '-1', '101', 'many', '1e9']) {
      expectProblem(await get(`${path}?limit=${limit}`, by), 400, 'INVALID_INPUT');
    }
  });

  test('tie source, copyright and content together', async () => {
    const [source] = (await get('/sources?limit=1', by)).body.items;
    const content = (await get(`/contents/${source.contentId}`, by)).body;
    expect(content).toMatchObject({
      sourceId: source.id,
      registrationCode: source.registrationCode,
      title: source.title,
    });
    const copyrights = (await get('/copyrights', by)).body.items;
    const ids = copyrights.map((one: { id: string }) => one.id);
    expect(ids).toContain(content.copyrightId);
  });
});

test('what hangs on a deleted content is kept, unless the caller says that it ends', async () => {
  for (const [query, ends] of [
    ['', []],
    ['?permissions=keep', []],
    ['?permissions=end', 'all'],
  ] as const) {
    const { id } = await created();
    const gone = await portal.call('DELETE', `/contents/${id}${query}`, { key });
    expect(gone.status).toBe(202);
    const facts = await portal.container.ports.contents.load(id);
    expect(facts?.content).toMatchObject({ state: 'deleting', ends });
  }
  const { id } = await created();
  const wrong = await portal.call('DELETE', `/contents/${id}?permissions=burn`, { key });
  expectProblem(wrong, 400, 'INVALID_INPUT');
});

test('what is deleted is unregistered in the sources', async () => {
  const { key: by } = await portal.program();
  const { id } = await created({}, by);
  await portal.registerNow(id);
  await portal.call('DELETE', `/contents/${id}`, { key: by });
  await finishRelease(portal.container.ports, id, { correlationId: 'worker', causeId: null });
  expect((await get(`/contents/${id}`, by)).body.status).toBe('Released');
  const [source] = (await get('/sources', by)).body.items;
  expect(source).toMatchObject({ contentId: id, status: 'Unregistered' });
  expect(source.unregisteredAt).not.toBeNull();
  expectProblem(
    await portal.call('DELETE', `/contents/${id}`, { key: by }),
    409,
    'ALREADY_DELETED',
  );
});
