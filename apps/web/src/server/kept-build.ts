import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { filesBelow } from '@musicloud/db/storage/builds-in-bucket';
import { type KeptBuilds, type KeptFile, openKeptBuilds } from '@musicloud/db/storage/kept-builds';
import type { Storage } from '@musicloud/db/storage/storage';
import { getMimeType } from 'hono/utils/mime';
import { log } from './log.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

const STATIC = '/_next/static/';
/** How often it says that its build is still in use. */
const USED_MS = 3_600_000;

/**
 * Keeps this build's static files where all processes find them, and answers for the files of other builds: during a
 * roll a page of one build asks a server of the other, and a page left open asks long after its servers are gone.
 * Call it before listening: no page of this build is out before its files are kept.
 */
export async function keepBuild(storage: Pick<Storage, 'uploads'>, folder: string) {
  const kept = openKeptBuilds(storage);
  const build = (await readFile(path.join(folder, 'BUILD_ID'), 'utf8')).trim();
  const own = path.join(folder, 'static');
  const names = new Set(await filesBelow(own));
  const use = async () => {
    await kept.keep(build, own);
    await kept.sweep(new Date());
  };
  // A full disk is no reason not to serve the pages there are.
  const tell = (error: unknown) => log.warn({ err: error }, 'the build could not be kept');
  await use().catch(tell);
  const timer = setInterval(() => void use().catch(tell), USED_MS);
  return {
    /** Answers for the files this build lacks, and leaves everything else to `next`. */
    before:
      (next: Listener): Listener =>
      async (request, response) => {
        const name = nameOf(request);
        const found = name && !names.has(name) ? await find(kept, name) : null;
        return found ? send(found, name, request, response) : next(request, response);
      },
    stop: () => clearInterval(timer),
  };
}

/** The name of the static file a request asks for; empty when it asks for something else. */
function nameOf({ method, url = '' }: IncomingMessage): string {
  if ((method !== 'GET' && method !== 'HEAD') || !url.startsWith(STATIC)) return '';
  return decodeURIComponent(new URL(url, 'http://localhost').pathname).slice(STATIC.length);
}

async function find(kept: KeptBuilds, name: string): Promise<KeptFile | null> {
  return kept.find(name).catch(() => null);
}

/** Their names hold a hash of what is in them: they never change. */
async function send(
  { bytes, stream }: KeptFile,
  name: string,
  { method }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  response.setHeader('Content-Type', getMimeType(name) ?? 'application/octet-stream');
  response.setHeader('Content-Length', bytes);
  if (method === 'HEAD') response.end();
  // Whoever asked may leave in between.
  else
    await stream()
      .then((file) => pipeline(file, response))
      .catch(() => response.destroy());
}
