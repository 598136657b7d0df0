import { Worker } from 'node:worker_threads';
import type { Asked } from './decode.ts';

/**
 * Runs as a process of its own: decoders read bytes of strangers. Prints the analysis as JSON, or ends with a code. It
 * only watches: the decoder is at work in a thread, most of whose memory the engine's own limit does not see.
 */
const LOOK_MS = 20;
/** How it ends when the decoder took more memory than it may. */
const TOO_MUCH = 9;
const [path = '', mediaType = '', memoryMb = '', hours = ''] = process.argv.slice(2);

const asked: Asked = { path, mediaType, hours: Number(hours) };
// What a decoder has to say of each frame is nobody's business, and could be without end.
const quiet = { stdout: true, stderr: true };
const decoder = new Worker(new URL('./decode.ts', import.meta.url), {
  workerData: asked,
  ...quiet,
});
for (const said of [decoder.stdout, decoder.stderr]) said.resume();
decoder.on('message', (analysis) => process.stdout.write(JSON.stringify(analysis)));
decoder.on('error', () => process.exit(1));
decoder.on('exit', (code) => {
  process.exitCode ??= code;
});
setInterval(() => {
  if (process.memoryUsage.rss() > Number(memoryMb) * 1024 ** 2) process.exit(TOO_MUCH);
}, LOOK_MS).unref();
