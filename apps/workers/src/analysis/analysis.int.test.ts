import { Readable } from 'node:stream';
import { flacBomb } from '@musicloud/db/testing/flac-bomb';
import { createBucket } from '@musicloud/db/testing/s3';
import { waveFile } from '@musicloud/db/testing/sound';
import { finishUpload } from '@musicloud/domain/asset/finish-upload';
import type { AssetId } from '@musicloud/domain/shared/ids';
import { statusOf } from '@musicloud/domain/status/status';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import {
  createWorld,
  eventsOf,
  PATIENCE,
  type Running,
  reaches,
  run,
  type World,
} from '../testing/running.ts';

const places = [
  { place: 'a folder', storageUrl: async () => undefined },
  { place: 'a bucket', storageUrl: () => createBucket(inject('s3Url')) },
];
describe.each(places)('with files in $place', ({ place, storageUrl }) => {
  let world: World;
  let running: Running;
  beforeAll(async () => {
    world = await createWorld();
    running = await run(world, { storageUrl: await storageUrl() });
  });
  afterAll(async () => {
    await running.stop();
    await world.close();
  });

  /** A file whose last byte has arrived: what the upload server does at its end. */
  async function arrive(bytes: Buffer, mediaType = 'audio/wav') {
    const creator = await world.caller();
    const upload = await world.uploading(creator);
    await running.container.storage.write(upload.id, Readable.from([bytes]));
    const sha256 = upload.id.replaceAll('-', '').repeat(2);
    const arrived = { sizeBytes: bytes.length, mediaType, sha256 };
    await finishUpload(world.ports, upload, arrived, creator.trace);
    return { creator, id: upload.id };
  }
  const heard = (id: AssetId) =>
    vi.waitFor(async () => {
      const asset = await world.ports.assets.find(id);
      if (asset?.state !== 'stored') throw new Error('not stored');
      expect(asset.analysis !== null || asset.analysisFailed).toBe(true);
      return asset;
    }, PATIENCE);

  test('a stored file is listened to, and the content that uses it shows it', async () => {
    const { creator, id } = await arrive(waveFile(2));
    const { content } = await world.upload(creator, { assetId: id });
    const { analysis } = await heard(id);
    expect(analysis).toMatchObject({ durationMs: 2000, channels: 1, sampleRate: 8000 });
    expect(analysis?.peaks).toHaveLength(480);
    expect(analysis?.mark).toHaveLength(48);
    // It gets louder, and so do its peaks.
    expect(analysis?.mark[4]).toBeLessThan(analysis?.mark[40] ?? 0);
    expect(Math.max(...(analysis?.mark ?? []))).toBe(99);
    await reaches(world, content.id, 'registered');
    await vi.waitFor(async () => {
      const facts = await world.ports.contents.load(content.id);
      expect(facts && statusOf(facts).durationMs).toBe(2000);
    }, PATIENCE);
    const [row] = await world.database
      .sql`select duration_ms from status where content_id = ${content.id}`;
    expect(row?.duration_ms).toBe(2000);
  });

  test.each([
    ['cut off after its header', () => waveFile(1).subarray(0, 44)],
    ['noise that only says it is sound', () => Buffer.from('RIFF????WAVEfmt nothing of the kind')],
  ])('a file that is %s counts as unreadable, once', async (_, bytes) => {
    const { id } = await arrive(bytes());
    expect(await heard(id)).toMatchObject({ analysis: null, analysisFailed: true });
    expect(await eventsOf(world, id as never)).toEqual(['asset.stored', 'asset.analysed']);
  });

  // It takes a while, and where the file lies is nothing to it.
  if (place === 'a folder') {
    test('a small file that would unfold to gigabytes is given up, and its content goes its way', async () => {
      const bomb = flacBomb(25 * 3600);
      expect(bomb.length).toBeLessThan(2_000_000);
      const { creator, id } = await arrive(bomb, 'audio/flac');
      const { content } = await world.upload(creator, { assetId: id });
      expect(await heard(id)).toMatchObject({ analysis: null, analysisFailed: true });
      await reaches(world, content.id, 'registered');
    });
  }
});
