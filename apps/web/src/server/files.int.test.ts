import { readdir } from 'node:fs/promises';
import { waveFile } from '@musicloud/db/testing/sound';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileString } from './testing/arbitrary.ts';
import { type Cast, createCast } from './testing/credentials.ts';
import { openFront } from './testing/front.ts';
import { createPortal, type Portal } from './testing/portal.ts';
import { faultsOf } from './testing/secured.ts';
import { hear } from './testing/visitor.ts';

let portal: Portal;
let front: Awaited<ReturnType<typeof openFront>>;
let cast: Cast;
let key: Record<string, string>;
beforeAll(async () => {
  portal = await createPortal();
  front = await openFront(portal);
  cast = await createCast(portal);
  key = await cast.program('creator');
});
afterAll(async () => {
  await front.close();
  await portal.close();
});

const at = (path: string) => new URL(path, front.origin);
const base64 = (text: string) => Buffer.from(text).toString('base64');
/** Sends a file whole; how its last byte was answered, and where it is read. */
async function send(bytes: Buffer, name: string, kind = 'audio') {
  const tus = { ...key, 'tus-resumable': '1.0.0' };
  const metadata = `filename${name === '' ? '' : ` ${base64(name)}`},kind ${base64(kind)}`;
  const headers = { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': metadata };
  const begun = await hear(at('/uploads'), { method: 'POST', headers });
  expect(begun.status, begun.text).toBe(201);
  const id = begun.headers.get('location')?.split('/').at(-1) ?? '';
  const type = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  const init = { method: 'PATCH', headers: { ...tus, ...type }, body: new Uint8Array(bytes) };
  return { id, sent: await hear(at(`/uploads/${id}`), init) };
}
const read = (id: string) => hear(at(`/files/${id}`), { headers: key });

test('a name never becomes a path, a header or a page, whatever it is', async () => {
  const bytes = waveFile(0.01);
  const names = fc.oneof(
    hostileString.map((name) => name.slice(0, 400)),
    fc.constantFrom(
      'a";evil="b.mp3',
      "it's (1)*.wav",
      'x\r\nX-Evil: 1',
      '/etc/passwd',
      'C:\\x',
      '.',
      '..',
      '한 글.wav',
      `${'x'.repeat(254)}🎵`,
    ),
  );
  await fc.assert(
    fc.asyncProperty(names, async (name) => {
      const { id, sent } = await send(bytes, name);
      expect(sent.status, JSON.stringify(name)).toBe(204);
      const file = await read(id);
      expect(file.status).toBe(200);
      expect(file.headers.get('content-disposition')).toMatch(
        /^inline; filename="[\w. -]*"; filename\*=UTF-8''[\w.!~%-]+$/,
      );
      expect(file.headers.has('x-evil')).toBe(false);
    }),
    { numRuns: 40, endOnFailure: true },
  );
  const { uploads } = portal.container.storage;
  const kept = await readdir(uploads.kind === 'folder' ? uploads.folder : '');
  for (const name of kept) expect(name).toMatch(/^[0-9a-f-]{36}(\.json)?$/);
});

const page = '<!doctype html><html><script>alert(document.cookie)</script></html>';
test.each([
  ['a page', 'song.mp3', page.repeat(20)],
  ['a page behind spaces', 'song.ogg', `${' '.repeat(600)}${page}`],
  [
    'a picture that runs',
    'song.wav',
    `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>${' '.repeat(200)}`,
  ],
  ['XML', 'song.flac', `<?xml version="1.0"?><x/>${' '.repeat(200)}`],
  ['a program', 'song.m4a', `MZ${'\0'.repeat(400)}`],
  ['a shell script', 'song.opus', `#!/bin/sh\nrm -rf /\n${' '.repeat(200)}`],
  ['an archive', 'song.wav', `PK\x03\x04${'\0'.repeat(400)}`],
  ['a film', 'song.m4a', `\0\0\0\x18ftypisom\0\0\0\0isommp42${'\0'.repeat(400)}`],
])('%s is not taken for music, nor for a document, by any name', async (_, name, text) => {
  const bytes = Buffer.from(text, 'latin1');
  for (const kind of ['audio', 'document']) {
    const { id, sent } = await send(bytes, name, kind);
    expect(sent.status).toBe(415);
    expect(faultsOf(sent)).toEqual([]);
    expect((await read(id)).status).toBe(404);
    expect(await portal.container.storage.size(id)).toBeNull();
  }
});

test.each([
  ['MP3', 'audio', `\xff\xfb\x90\x64${page.repeat(20)}`, 'audio/mpeg'],
  ['Ogg', 'audio', `OggS\0\x02${'\0'.repeat(20)}\x01\x1e\x01vorbis${page}`, 'audio/ogg'],
  ['PDF', 'document', `%PDF-1.7\n${page}`, 'application/pdf'],
  [
    'PNG',
    'document',
    `\x89PNG\r\n\x1a\n\0\0\0\rIHDR${'\0'.repeat(17)}\0\0\0\0IDAT${page}`,
    'image/png',
  ],
])('a page that begins like %s is never served as a page', async (_, kind, text, type) => {
  const { id, sent } = await send(Buffer.from(text, 'latin1'), 'x.html', kind);
  expect(sent.status, sent.text).toBe(204);
  const file = await read(id);
  expect(file.headers.get('content-type')).toBe(type);
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
});
