import { createReadStream } from 'node:fs';
import { type Analysis, MARK, PEAKS } from '@musicloud/domain/asset/asset';
import { cleanLine } from '@musicloud/domain/shared/text';
import decodeChunked from 'audio-decode/stream';
import { parseFile } from 'music-metadata';
import { PeakMeter } from './peaks.ts';

/** Runs as a process of its own: decoders read bytes of strangers. Prints the analysis as JSON. */
const decoders = {
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/flac': 'flac',
  'audio/ogg': 'oga',
  'audio/opus': 'opus',
  'audio/mp4': 'm4a',
} as const;

async function analyse(path: string, mediaType: keyof typeof decoders): Promise<Analysis> {
  const meter = new PeakMeter();
  let sampleRate = 0;
  let channels = 0;
  const bytes = createReadStream(path, { highWaterMark: 256 * 1024 });
  for await (const sound of decodeChunked(bytes, decoders[mediaType])) {
    sampleRate ||= sound.sampleRate;
    channels ||= sound.channelData.length;
    meter.add(sound.channelData);
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
  const read = (value: string | undefined) => cleanLine(value ?? '').slice(0, 200) || null;
  return { title: read(tags?.common.title), artistName: read(tags?.common.artist) };
}

const [path = '', mediaType = ''] = process.argv.slice(2);
if (mediaType in decoders) {
  const analysis = await analyse(path, mediaType as keyof typeof decoders);
  process.stdout.write(JSON.stringify(analysis));
} else {
  process.exitCode = 1;
}
