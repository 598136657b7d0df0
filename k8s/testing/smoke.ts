import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, tryOnce } from '../../faults/lib/call.ts';
import { word } from '../../faults/lib/client.ts';
import { putUp, recording } from '../../faults/lib/sound.ts';
import { healthy } from '../../scripts/lib/health.ts';

/** What a portal is tried with: its address, and an API key of somebody who may upload. */
export type Portal = { readonly origin: string; readonly key: string };
/** A song that was put in. */
export type Song = { readonly id: string; readonly assetId: string; readonly bytes: Buffer };

const PATIENCE_MS = 120_000;

/** A page comes with its script files, as a browser would ask for them. */
export async function openPage({ origin }: Pick<Portal, 'origin'>): Promise<void> {
  const page = await fetch(origin);
  assert.equal(page.status, 200);
  const scripts = [...(await page.text()).matchAll(/src="(\/_next\/static\/[^"]+\.js)/g)];
  assert.ok(scripts.length > 0, 'the page has no script files');
  for (const [, address] of scripts) assert.ok(await healthy(origin + address), `no ${address}`);
}

/** A song is uploaded, heard, approved and registered. */
export async function registerSong(portal: Portal): Promise<Song> {
  const bytes = recording(6);
  const by = { id: '', cookie: '', key: portal.key };
  const assetId = await putUp(portal.origin, by, bytes, AbortSignal.timeout(PATIENCE_MS));
  assert.ok(assetId, 'the file could not be put up');
  const json = { creatorName: word(), title: `${word()} ${word()}`, type: 'New Music', assetId };
  const { kind, body } = await tryOnce({ ...to(portal, 'POST', '/contents'), json });
  assert.equal(kind, 'yes', JSON.stringify(body));
  const song = { id: body.id as string, assetId, bytes };
  await reaches(portal, song, 'Registered');
  return song;
}

/** What is stored is what was put in. */
export async function readBack(portal: Portal, { assetId, bytes }: Song): Promise<void> {
  const headers = { authorization: `Bearer ${portal.key}` };
  const answer = await fetch(`${portal.origin}/files/${assetId}`, { headers });
  assert.equal(answer.status, 200);
  assert.ok(bytes.equals(Buffer.from(await answer.arrayBuffer())), 'the file is another one');
}

/** A song is deleted and its approval released. */
export async function releaseSong(portal: Portal, song: Song): Promise<void> {
  const { kind, body } = await tryOnce(to(portal, 'DELETE', `/contents/${song.id}`));
  assert.equal(kind, 'yes', JSON.stringify(body));
  await reaches(portal, song, 'Released');
}

async function reaches(portal: Portal, { id }: Song, status: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  let last: Answer | undefined;
  while (last?.body?.status !== status) {
    assert.ok(Date.now() < deadline, `it is not ${status}: ${JSON.stringify(last)}`);
    if (last) await wait(250);
    last = await tryOnce(to(portal, 'GET', `/contents/${id}`));
  }
}

const to = ({ origin, key }: Portal, method: string, path: string) => ({
  method,
  url: origin + path,
  key,
});
