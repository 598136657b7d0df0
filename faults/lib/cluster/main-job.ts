import { tryOnce } from '../call.ts';
import { Client } from '../client.ts';
import type { Person } from '../ground.ts';
import type { Ledger } from '../ledger.ts';
import { putUp, recording } from '../sound.ts';

const AT_ONCE = 6;
const SOUND_SECONDS = 2;

/** What became of some contents, from the upload to the release. */
export type Done = {
  accepted: number;
  listed: number;
  registered: number;
  played: number;
  deleted: number;
  released: number;
  readonly reasons: string[];
};

export type Job = {
  readonly origins: readonly [string, string];
  readonly people: readonly Person[];
  readonly ledger: Ledger;
  readonly count: number;
  /** How many of them have sound; every other content is deleted again. */
  readonly sounds: number;
  readonly end: AbortSignal;
};

/** The main job `count` times, each content uploaded at one web process and looked at from the other. */
export async function doMainJob(job: Job): Promise<Done> {
  const { count, end, ledger, origins } = job;
  const clients = origins.map((origin) => new Client(origin, ledger, end)) as [Client, Client];
  const done: Done = {
    accepted: 0,
    listed: 0,
    registered: 0,
    played: 0,
    deleted: 0,
    released: 0,
    reasons: [],
  };
  let next = 0;
  const work = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      const [here, there] = index % 2 === 0 ? clients : [clients[1], clients[0]];
      await one({ ...job, here, there, index, done });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done;
}

type One = Job & { here: Client; there: Client; index: number; done: Done };

async function one({ here, there, index, done, people, sounds, end }: One): Promise<void> {
  const by = people[index % people.length] as Person;
  const bytes = index < sounds ? recording(SOUND_SECONDS) : null;
  const assetId = bytes && (await putUp(here.origin, by, bytes, end));
  const { contentId, title } = await here.upload(by, assetId ? { assetId } : {});
  if (!contentId) return void done.reasons.push(`not accepted: ${title}`);
  done.accepted += 1;
  if (await isListed(there.origin, by, contentId)) done.listed += 1;
  else done.reasons.push(`accepted, and not listed at the other web process: ${contentId}`);
  if (await there.reaches(by, contentId, 'Registered')) done.registered += 1;
  else done.reasons.push(`not registered: ${contentId}`);
  if (bytes && assetId) {
    if (await isPlayed(there.origin, by, assetId, bytes)) done.played += 1;
    else done.reasons.push(`not played: ${assetId}`);
  }
  if (index % 2 === 1) await remove(here, there, by, contentId, done);
}

async function remove(here: Client, there: Client, by: Person, contentId: string, done: Done) {
  const { outcome } = await here.remove(by, contentId);
  if (outcome !== 'accepted') return void done.reasons.push(`not deleted: ${contentId}`);
  done.deleted += 1;
  if (await there.reaches(by, contentId, 'Released')) done.released += 1;
  else done.reasons.push(`not released: ${contentId}`);
}

/** Its creator sees it at once, on the first page, wherever the list is read. */
async function isListed(origin: string, { key }: Person, contentId: string): Promise<boolean> {
  const answer = await tryOnce({ method: 'GET', url: `${origin}/mypages?limit=100`, key });
  const items: { contentId: string }[] = answer.body?.items ?? [];
  return items.some((item) => item.contentId === contentId);
}

/** Some bytes out of the middle, as a player asks for them. */
async function isPlayed(origin: string, { key }: Person, assetId: string, bytes: Buffer) {
  const [start, end] = [bytes.length - 2_000, bytes.length - 1_001];
  const headers = { authorization: `Bearer ${key}`, range: `bytes=${start}-${end}` };
  const answer = await fetch(`${origin}/files/${assetId}`, { headers });
  const heard = Buffer.from(await answer.arrayBuffer());
  return answer.status === 206 && heard.equals(bytes.subarray(start, end + 1));
}
