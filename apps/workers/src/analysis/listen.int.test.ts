import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { flacBomb } from '@musicloud/db/testing/flac-bomb';
import { waveFile } from '@musicloud/db/testing/sound';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { log } from '../log.ts';
import { listen } from './listen.ts';

log.level = 'silent';

const usual = { timeoutMs: 60_000, memoryMb: 1_024 };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'musicloud-listen-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(bytes: Buffer): Promise<string> {
  const file = path.join(folder, crypto.randomUUID());
  await writeFile(file, bytes);
  return file;
}
/** A file of this start and then nothing but zeros, which takes no room on the disk. */
async function sparse(start: Buffer, size: number): Promise<string> {
  const file = path.join(folder, crypto.randomUUID());
  const handle = await open(file, 'w');
  await handle.write(start);
  await handle.truncate(size);
  await handle.close();
  return file;
}

test('a short FLAC of silence is heard for what it is', async () => {
  const file = await fileOf(flacBomb(10, `${'x'.repeat(199)}🎵`));
  const analysis = await listen(file, 'audio/flac', usual);
  expect(analysis?.durationMs).toBeGreaterThanOrEqual(10_000);
  expect(analysis?.durationMs).toBeLessThan(12_000);
  // Cut before the character that would not fit whole.
  expect(analysis?.title).toBe('x'.repeat(199));
});

test('a few bytes that say hours of silence are given up at the limit', async () => {
  const bomb = flacBomb(6 * 3600);
  expect(bomb.length).toBeLessThan(400_000);
  const file = await fileOf(bomb);
  expect(await listen(file, 'audio/flac', { ...usual, hours: 0.5 })).toBeNull();
});

test('a decoder that does not come to an end is killed', async () => {
  const endless = await fileOf(flacBomb(40 * 3600));
  const began = Date.now();
  expect(
    await listen(endless, 'audio/flac', { ...usual, timeoutMs: 1_500, hours: 9e9 }),
  ).toBeNull();
  expect(Date.now() - began).toBeLessThan(10_000);
});

test('a decoder that takes too much memory is killed, also of the kind the engine does not count', async () => {
  const start = Buffer.from('\0\0\0\x18ftypM4A \0\0\0\0M4A mp42isom', 'latin1');
  const file = await sparse(start, 1_500 * 1024 ** 2);
  const told = vi.spyOn(log, 'info');
  expect(await listen(file, 'audio/mp4', { ...usual, memoryMb: 300 })).toBeNull();
  // By the watch over all of its memory: the engine’s own limit would have ended it with a signal.
  expect(told).toHaveBeenCalledWith(expect.objectContaining({ code: 9 }), expect.anything());
});

test('what is no sound at all, or a type without a decoder, is nothing', async () => {
  const file = await fileOf(Buffer.from('<svg onload="alert(1)"/>'.repeat(50)));
  expect(await listen(file, 'audio/mpeg', usual)).toBeNull();
  expect(await listen(await fileOf(waveFile(1)), 'image/png', usual)).toBeNull();
});
