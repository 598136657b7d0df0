import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { uuidv7 } from '@musicloud/db/ids';
import { waveFile } from '@musicloud/db/testing/sound';
import type { AssetId } from '@musicloud/domain/shared/ids';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createPortal, type Portal } from './testing/portal.ts';
import { uploadServer } from './uploads.ts';

let portal: Portal;
let server: Server;
let origin: string;
let key: string;
beforeAll(async () => {
  portal = await createPortal();
  const uploads = uploadServer(portal.container);
  const api = getRequestListener(portal.app.fetch);
  server = createServer((request, response) => {
    if (request.url?.startsWith('/uploads')) return uploads.handle(request, response);
    return api(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  key = (await portal.program()).key;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await portal.close();
});

const base64 = (text: string) => Buffer.from(text).toString('base64');
type Options = { by?: string | null; name?: string; kind?: string };
type Body = { body?: Uint8Array<ArrayBuffer> | ReadableStream };
const send = (method: string, address: string, headers: object, options: Options & Body = {}) => {
  const { by = key, body } = options;
  return fetch(new URL(address, origin), {
    method,
    headers: {
      'tus-resumable': '1.0.0',
      ...(by && { authorization: `Bearer ${by}` }),
      ...headers,
    },
    body: body ?? null,
    // @ts-expect-error Node asks for it with a stream.
    duplex: 'half',
  });
};
const begin = (size: number, { name = 'song.wav', kind = 'audio', ...options }: Options = {}) =>
  send(
    'POST',
    '/uploads',
    {
      'upload-length': String(size),
      'upload-metadata': `filename ${base64(name)},kind ${base64(kind)}`,
    },
    options,
  );
const patch = (address: string, offset: number, bytes: Uint8Array, options: Options = {}) =>
  send(
    'PATCH',
    address,
    { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    { ...options, body: new Uint8Array(bytes) },
  );
const offsetOf = async (address: string, options: Options = {}) => {
  const answer = await send('HEAD', address, {}, options);
  return { status: answer.status, offset: Number(answer.headers.get('upload-offset')) };
};
async function begun(size: number, options: Options = {}): Promise<string> {
  const answer = await begin(size, options);
  expect(answer.status).toBe(201);
  return answer.headers.get('location') ?? '';
}
const idOf = (address: string) => address.split('/').at(-1) as AssetId;
const assetOf = (address: string) => portal.container.ports.assets.find(idOf(address));
const codeOf = async (answer: Response) => JSON.parse(await answer.text()).code;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('an upload', () => {
  test('is stored whole, known by its bytes, and used once', async () => {
    const bytes = waveFile(1);
    const address = await begun(bytes.length, { name: '한여름 밤의 꿈.wav' });
    expect(await assetOf(address)).toMatchObject({ state: 'uploading' });
    expect((await patch(address, 0, bytes)).status).toBe(204);
    expect(await assetOf(address)).toMatchObject({
      state: 'stored',
      mediaType: 'audio/wav',
      fileName: '한여름 밤의 꿈.wav',
      sizeBytes: bytes.length,
      sha256: sha256(bytes),
    });
    const json = {
      title: 'Heard',
      creatorName: 'Heard',
      type: 'New Music',
      assetId: idOf(address),
    };
    const made = await portal.call('POST', '/contents', { key, json });
    expect(made).toMatchObject({ status: 201, body: { notice: null, assetId: idOf(address) } });
  });

  test('that breaks off goes on where it stopped', async () => {
    const bytes = waveFile(3);
    const address = await begun(bytes.length);
    const half = Math.floor(bytes.length / 2);
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(bytes.subarray(0, half)));
      },
      async pull(controller) {
        await vi.waitFor(async () => expect((await offsetOnDisk(address)) ?? 0).toBe(half), {
          timeout: 10_000,
        });
        controller.error(new Error('the line went dead'));
      },
    });
    const headers = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
    await send('PATCH', address, headers, { body: broken }).catch(() => {});
    const { status, offset } = await offsetOf(address);
    expect({ status, offset }).toEqual({ status: 200, offset: half });
    expect(await assetOf(address)).toMatchObject({ state: 'uploading' });
    expect((await patch(address, offset, bytes.subarray(offset))).status).toBe(204);
    expect(await assetOf(address)).toMatchObject({ state: 'stored', sha256: sha256(bytes) });
  });

  const offsetOnDisk = (address: string) => portal.container.storage.size(idOf(address));

  test('in pieces that come at the same moment keeps its bytes in order', async () => {
    const bytes = waveFile(2);
    const address = await begun(bytes.length);
    const answers = await Promise.all([1, 2, 3].map(() => patch(address, 0, bytes)));
    const good = answers.filter((answer) => answer.status === 204);
    expect(good.length).toBeGreaterThanOrEqual(1);
    for (const answer of answers) expect([204, 409, 423, 400, 403]).toContain(answer.status);
    expect(await assetOf(address)).toMatchObject({ state: 'stored', sha256: sha256(bytes) });
  });

  test('with a wrong offset changes nothing', async () => {
    const bytes = waveFile(1);
    const address = await begun(bytes.length);
    await patch(address, 0, bytes.subarray(0, 1000));
    expect((await patch(address, 500, bytes.subarray(500))).status).toBe(409);
    expect(await offsetOf(address)).toEqual({ status: 200, offset: 1000 });
  });
});

describe('is refused', () => {
  test('without an account', async () => {
    expect((await begin(10, { by: null })).status).toBe(401);
    expect((await begin(10, { by: 'mc_unknown' })).status).toBe(401);
  });

  test('when it is someone else’s: to them it is not there', async () => {
    const bytes = waveFile(1);
    const address = await begun(bytes.length);
    const other = (await portal.program()).key;
    expect((await offsetOf(address, { by: other })).status).toBe(404);
    expect((await patch(address, 0, bytes, { by: other })).status).toBe(404);
    expect((await send('DELETE', address, {}, { by: other })).status).toBe(404);
    expect((await offsetOf(address, { by: null })).status).toBe(401);
    expect(await offsetOf(address)).toEqual({ status: 200, offset: 0 });
  });

  test('when it never began', async () => {
    for (const address of [
      `/uploads/${uuidv7()}`,
      '/uploads/..%2f..%2fetc%2fpasswd',
      '/uploads/7',
    ]) {
      expect((await offsetOf(address)).status, address).toBe(404);
    }
  });

  test('when it is empty, or a byte too large', async () => {
    const empty = await begin(0);
    expect({ status: empty.status, code: await codeOf(empty) }).toEqual({
      status: 422,
      code: 'FILE_EMPTY',
    });
    for (const [size, kind] of [
      [2 * 1024 ** 3 + 1, 'audio'],
      [20 * 1024 ** 2 + 1, 'document'],
    ] as const) {
      const large = await begin(size, { kind });
      expect({ status: large.status, code: await codeOf(large) }).toEqual({
        status: 413,
        code: 'FILE_TOO_LARGE',
      });
    }
    expect((await begin(2 * 1024 ** 3)).status).toBe(201);
  });

  test.each([
    ['text named .mp3', 'audio', 'song.mp3', 'I am no music at all, whatever my name says. '],
    ['HTML named .ogg', 'audio', 'song.ogg', '<!doctype html><script>alert(1)</script>'],
    ['sound as a document', 'document', 'paper.pdf', null],
  ])('%s, by its bytes, and its bytes are not kept', async (_, kind, name, content) => {
    const bytes = content ? Buffer.from(content.repeat(40)) : waveFile(1);
    const address = await begun(bytes.length, { kind, name });
    const answer = await patch(address, 0, bytes);
    expect(answer.status).toBe(415);
    expect(await codeOf(answer)).toBe(
      kind === 'audio' ? 'AUDIO_NOT_RECOGNISED' : 'DOCUMENT_NOT_RECOGNISED',
    );
    expect(await assetOf(address)).toMatchObject({ state: 'refused' });
    expect(await portal.container.storage.size(idOf(address))).toBeNull();
    const json = { title: 'x', creatorName: 'y', type: 'New Music', assetId: idOf(address) };
    const used = await portal.call('POST', '/contents', { key, json });
    expect(used.status).toBe(kind === 'audio' ? 415 : 422);
  });

  test('when its kind is none we know, or its name tries to be a path', async () => {
    expect((await begin(10, { kind: 'program' })).status).toBe(400);
    const address = await begun(10, { name: '../../etc/\u0000pass\u202Ewd' });
    expect(await assetOf(address)).toMatchObject({ fileName: '../../etc/passwd' });
    expect(idOf(address)).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a stored file', () => {
  const bytes = waveFile(1);
  const file = async (by = key, over: object = {}) => {
    const address = await begun(bytes.length, { by });
    await patch(address, 0, bytes, { by });
    const id = idOf(address);
    const title = uuidv7();
    const json = { title, creatorName: title, type: 'New Music', assetId: id, ...over };
    // Its own title: the same bytes by the same creator are rejected, which keeps the file as well.
    const made = await portal.call('POST', '/contents', { key: by, json });
    expect(made.status).toBe(201);
    return { id, contentId: made.body.id as string };
  };
  const read = (id: string, headers: object = {}, by: string | null = key, method = 'GET') =>
    fetch(`${origin}/files/${id}`, {
      method,
      headers: { ...(by && { authorization: `Bearer ${by}` }), ...headers },
    });

  test('is read whole and in part', async () => {
    const { id } = await file();
    const whole = await read(id);
    expect(whole.status).toBe(200);
    expect(whole.headers.get('content-type')).toBe('audio/wav');
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    const last = bytes.length - 1;
    for (const [range, from, to] of [
      ['bytes=0-9', 0, 9],
      ['bytes=100-', 100, last],
      ['bytes=-5', last - 4, last],
      [`bytes=10-${last + 999}`, 10, last],
      ['bytes=0-0', 0, 0],
    ] as const) {
      const part = await read(id, { range });
      expect(part.status, range).toBe(206);
      expect(part.headers.get('content-range')).toBe(`bytes ${from}-${to}/${bytes.length}`);
      const got = Buffer.from(await part.arrayBuffer());
      expect(got.equals(bytes.subarray(from, to + 1)), range).toBe(true);
    }
    const beyond = await read(id, { range: `bytes=${bytes.length}-` });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe(`bytes */${bytes.length}`);
    const head = await read(id, {}, key, 'HEAD');
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
    for (const odd of ['bytes=x', 'items=0-1', 'bytes=0-1,5-6']) {
      const answer = await read(id, { range: odd });
      expect(answer.status, odd).toBe(200);
      await answer.arrayBuffer();
    }
  });

  test('is its creator’s and admins’ only while its content is private', async () => {
    const { key: by } = await portal.program();
    const other = (await portal.program()).key;
    const admin = (await portal.program('admin')).key;
    const { id, contentId } = await file(by);
    await portal.registerNow(contentId);
    expect((await read(id, {}, by)).status).toBe(200);
    expect((await read(id, {}, admin)).status).toBe(200);
    expect((await read(id, {}, other)).status).toBe(404);
    expect((await read(id, {}, null)).status).toBe(404);
    expect((await read(uuidv7(), {}, by)).status).toBe(404);
    expect((await read('..%2f..%2fetc%2fpasswd', {}, by)).status).toBe(404);
  });

  test('is heard by anyone once its content is registered and public', async () => {
    const own = waveFile(1.5);
    const { key: by } = await portal.program();
    const address = await begun(own.length, { by });
    await patch(address, 0, own, { by });
    const id = idOf(address);
    const title = uuidv7();
    const json = {
      title,
      creatorName: title,
      type: 'New Music',
      assetId: id,
      visibility: 'public',
    };
    const made = await portal.call('POST', '/contents', { key: by, json });
    expect((await read(id, {}, null)).status).toBe(404);
    await portal.registerNow(made.body.id);
    expect((await read(id, {}, null)).status).toBe(200);
    await portal.call('DELETE', `/contents/${made.body.id}`, { key: by });
    expect((await read(id, {}, null)).status).toBe(404);
  });
});
