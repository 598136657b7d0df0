import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type Analysis, MARK, PEAKS } from '@musicloud/domain/asset/asset';
import { cleanLine } from '@musicloud/domain/shared/text';
import decodeChunked from 'audio-decode/stream';
import { parseFile } from 'music-metadata';
import { PeakMeter } from './peaks.ts';

/** What a listener is asked: a file, what its bytes showed it to be, and how long it may be. */
export type Asked = {
  readonly path: string;
  readonly mediaType: string;
  readonly hours: number;
};

const decoders = {
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/flac': 'flac',
  'audio/ogg': 'oga',
  'audio/opus': 'opus',
  'audio/mp4': 'm4a',
} as const;

/** Fails for a file that holds more than `most` seconds: a few bytes can say years of silence. */
async function analyse(
  path: string,
  mediaType: keyof typeof decoders,
  most: number,
): Promise<Analysis> {
  const meter = new PeakMeter();
  let sampleRate = 0;
  let channels = 0;
  const bytes = createReadStream(path, { highWaterMark: 256 * 1024 });
  for await (const sound of decodeChunked(bytes, decoders[mediaType])) {
    sampleRate ||= sound.sampleRate;
    channels ||= sound.channelData.length;
    meter.add(sound.channelData);
    if (meter.samples > most * sampleRate) throw new Error('more than anybody listens to');
  }
  if (sampleRate === 0 || meter.samples === 0) throw new Error('no sound in it');
  const { title, artistName } = await tagsOf(path);
  return {
    durationMs: Math.round((meter.samples / sampleRate) * 1000),
    channels,
    sampleRate,
    peaks: meter.read(PEAKS),
    mark: meter.read(MARK),
    title,
    artistName,
  };
}

/** What the file says of itself; tags that can't be read say nothing. */
async function tagsOf(path: string) {
  const tags = await parseFile(path, { skipCovers: true, duration: false }).catch(() => null);
  // Cleaned again: the cut may go through the middle of a character.
  const read = (value = '') => cleanLine(cleanLine(value).slice(0, 200)) || null;
  return { title: read(tags?.common.title), artistName: read(tags?.common.artist) };
}

const { path, mediaType, hours } = workerData as Asked;
if (mediaType in decoders) {
  const most = hours * 3600;
  parentPort?.postMessage(await analyse(path, mediaType as keyof typeof decoders, most));
}
