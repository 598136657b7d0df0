import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { getRequestListener } from '@hono/node-server';
import { uuidv7 } from '@musicloud/db/ids';
import { createBucket, heldIn } from '@musicloud/db/testing/s3';
import { waveFile } from '@musicloud/db/testing/sound';
import type { AssetId } from '@musicloud/domain/shared/ids';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { buildApp } from './app.ts';
import { buildContainer, type Container } from './container.ts';
import { createPortal, type Portal } from './testing/portal.ts';
import { uploadServer } from './uploads.ts';

/** Two web processes before one bucket, and nothing between them but the stores. */
let portal: Portal;
let second: Container;
const servers: Server[] = [];
let one: string;
let other: string;
let key: string;
beforeAll(async () => {
  portal = await createPortal({ STORAGE_URL: await createBucket(inject('s3Url')) });
  second = await buildContainer(portal.container.env);
  one = await listen(portal.container);
  other = await listen(second);
  key = (await portal.program()).key;
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await second.close();
  await portal.close();
});

async function listen(container: Container): Promise<string> {
  const uploads = uploadServer(container);
  const api = getRequestListener(buildApp(container, { stopping: false }).fetch);
  const server = createServer((request, response) =>
    request.url?.startsWith('/uploads')
      ? uploads.handle(request, response)
      : api(request, response),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const send = (origin: string, method: string, path: string, headers = {}, body?: Uint8Array) =>
  fetch(origin + path, {
    method,
    headers: { 'tus-resumable': '1.0.0', authorization: `Bearer ${key}`, ...headers },
    body: body ? new Uint8Array(body) : null,
  });
async function begun(origin: string, size: number): Promise<string> {
  const answer = await send(origin, 'POST', '/uploads', { 'upload-length': String(size) });
  expect(answer.status).toBe(201);
  return answer.headers.get('location') ?? '';
}
const patch = (origin: string, path: string, offset: number, bytes: Uint8Array) => {
  const type = 'application/offset+octet-stream';
  const headers = { 'upload-offset': String(offset), 'content-type': type };
  return send(origin, 'PATCH', path, headers, bytes);
};
const offsetAt = async (origin: string, path: string) =>
  Number((await send(origin, 'HEAD', path)).headers.get('upload-offset'));
const idOf = (path: string) => path.split('/').at(-1) as AssetId;
const assetOf = (path: string) => portal.container.ports.assets.find(idOf(path));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const heldOf = (path: string) => heldIn(portal.container.env.STORAGE_URL, idOf(path));

test('an upload begun at one process goes on at the other and ends at the first', async () => {
  // More than one part, and pieces less than one: S3 takes parts of 5 MiB and more.
  const bytes = waveFile(1_400);
  expect(bytes.length).toBeGreaterThan(4 * 5 * 1024 ** 2);
  const path = await begun(one, bytes.length);
  const cuts = [0, 1_000, 9_000_000, 9_000_001, 21_000_000, bytes.length];
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const origin = index % 2 === 0 ? one : other;
    expect(await offsetAt(origin, path)).toBe(from);
    const piece = bytes.subarray(from, cuts[index + 1]);
    expect((await patch(origin, path, from, piece)).status).toBe(204);
  }
  const whole = { state: 'stored', mediaType: 'audio/wav', sha256: sha256(bytes) };
  expect(await assetOf(path)).toMatchObject({ ...whole, sizeBytes: bytes.length });
  expect(await second.storage.size(idOf(path))).toBe(bytes.length);
  const range = { range: 'bytes=8999990-9000009' };
  const part = await send(other, 'GET', `/files/${idOf(path)}`, range);
  expect(part.status).toBe(206);
  const heard = Buffer.from(await part.arrayBuffer());
  expect(heard.equals(bytes.subarray(8_999_990, 9_000_010))).toBe(true);
});

test('pieces that come to both at the same moment keep their order', async () => {
  const bytes = waveFile(30);
  const path = await begun(one, bytes.length);
  const answers = await Promise.all([one, other, one].map((at) => patch(at, path, 0, bytes)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses).toContain(204);
  for (const status of statuses) expect([204, 400, 403, 409, 423]).toContain(status);
  expect(await assetOf(path)).toMatchObject({ state: 'stored', sha256: sha256(bytes) });
  const kept = await buffer(await portal.container.storage.read(idOf(path)));
  expect(sha256(kept)).toBe(sha256(bytes));
});

test('what is no music, or is given up half way, leaves nothing in the bucket', async () => {
  const text = Buffer.from('I am no music at all. '.repeat(50));
  const refused = await begun(one, text.length);
  expect((await patch(one, refused, 0, text)).status).toBe(415);
  expect(await heldOf(refused)).toEqual([]);

  const bytes = waveFile(400);
  const given = await begun(one, bytes.length);
  expect((await patch(other, given, 0, bytes.subarray(0, 6_000_000))).status).toBe(204);
  expect(await heldOf(given)).not.toEqual([]);
  expect((await send(one, 'DELETE', given)).status).toBe(204);
  expect(await heldOf(given)).toEqual([]);
  expect((await send(other, 'HEAD', given)).status).toBe(404);
});

test('a piece whose process died before it was whole is asked for again', async () => {
  const bytes = waveFile(10);
  const path = await begun(one, bytes.length);
  await patch(one, path, 0, bytes.subarray(0, 1_000));
  // Its process held the lock and is gone: the lease runs out by itself.
  const { sql } = portal.container.database;
  await sql`insert into upload_locks (upload_id, holder, expires_at)
    values (${idOf(path)}, ${uuidv7()}, now() + interval '1 second')`;
  expect(await offsetAt(other, path)).toBe(1_000);
  expect((await patch(other, path, 1_000, bytes.subarray(1_000))).status).toBe(204);
  expect(await assetOf(path)).toMatchObject({ state: 'stored', sha256: sha256(bytes) });
});
