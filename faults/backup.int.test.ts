import { createHash } from 'node:crypto';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkBackup } from '@musicloud/db/backup/check-backup';
import type { Manifest } from '@musicloud/db/backup/manifest';
import { openRegistryCopy } from '@musicloud/db/registry/copy';
import { rebuildStatus } from '@musicloud/db/status/rebuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLegal } from '../apps/web/src/server/legal.ts';
import { inRoot } from '../scripts/lib/paths.ts';
import { runTool } from '../scripts/lib/tool.ts';
import { Client } from './lib/client.ts';
import { permissionOf, unpermitted } from './lib/covers.ts';
import { readFacts } from './lib/facts.ts';
import { makePeople, type Person } from './lib/ground.ts';
import { type House, openHouse } from './lib/house.ts';
import { brokenInvariants } from './lib/invariants.ts';
import { Ledger, type UploadCall } from './lib/ledger.ts';
import { untilSettled } from './lib/settle.ts';
import { putUp, recording } from './lib/sound.ts';

/** Long enough for a machine that is busy with other tests. */
const PATIENCE_MS = 300_000;
const somebody = { email: 'somebody@musicloud.example', password: 'a good long password' };

let folder: string;
let people: Person[];
let manifest: Manifest;
let certificate: string;
let restored: House;
/** What was accepted before the backup began, and what while it ran. */
const accepted = { before: 0, meanwhile: 0 };
const undo: (() => Promise<unknown>)[] = [];

const within = (name: string) => path.join(folder, name);
const tool = (script: string, args: string[], dataDir: string) =>
  runTool(process.execPath, [inRoot(script), ...args], {
    cwd: inRoot(),
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
  });

beforeAll(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'musicloud-keeping-')));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const house = await openHouse(within('first'));
  undo.push(house.close);
  await house.open();
  people = await makePeople(house, 3);
  await signUp(house);
  certificate = await certified(house);
  const stopping = new AbortController();
  const ledger = new Ledger();
  const load = Array.from({ length: 3 }, () => keepBusy(house, ledger, stopping.signal));
  await until(() => ledger.accepted.length > 15 && ledger.deletions.length > 3);
  accepted.before = ledger.accepted.length;
  const { code, output } = await tool('scripts/backup.ts', [within('backup')], within('first'));
  expect({ code, output }).toMatchObject({ code: 0 });
  accepted.meanwhile = ledger.accepted.length - accepted.before;
  stopping.abort();
  await Promise.all(load);
  manifest = await checkBackup(within('backup'));
  const back = await tool('scripts/restore.ts', [within('backup')], within('second'));
  expect(back).toMatchObject({ code: 0, output: expect.stringContaining('✓ restored') });
  restored = await openHouse(within('second'));
  undo.push(restored.close);
}, PATIENCE_MS);
afterAll(async () => {
  for (const step of undo.reverse()) await step();
}, PATIENCE_MS);

/** Uploads with and without sound, and deletes every third, until told to stop. */
async function keepBusy({ origin }: House, ledger: Ledger, stop: AbortSignal): Promise<void> {
  const client = new Client(origin, ledger, AbortSignal.timeout(PATIENCE_MS));
  const mine: UploadCall[] = [];
  for (let turn = 0; !stop.aborted; turn += 1) {
    const by = people[turn % people.length] as Person;
    const assetId = turn % 2 === 0 ? await putUp(origin, by, recording(1), client.end) : null;
    mine.push(await client.upload(by, assetId ? { assetId } : {}));
    if (turn % 3 !== 2) continue;
    const { contentId, by: whose } = mine[turn - 2] as UploadCall;
    if (contentId) await client.remove(whose, contentId);
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function signUp(house: House): Promise<void> {
  const body = { ...somebody, name: 'Somebody', termsVersion: readLegal(undefined).version };
  expect((await ask(house, 'sign-up/email', body)).status).toBe(200);
}

const ask = ({ origin }: House, door: string, body: object) =>
  fetch(`${origin}/api/auth/${door}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(body),
  });

/** A cover that its original's author granted: its certificate, as its singer gets it. */
async function certified(house: House): Promise<string> {
  const [author, singer] = people as [Person, Person];
  const client = new Client(house.origin, new Ledger(), AbortSignal.timeout(PATIENCE_MS));
  const original = await client.upload(author, { visibility: 'public' });
  const originalId = original.contentId ?? '';
  expect(await client.reaches(author, originalId, 'Registered')).toBe(true);
  const cover = await client.upload(singer, { originalId });
  const which = await permissionOf(house, cover.contentId ?? '');
  expect((await client.say(author, 'grant', which)).outcome).toBe('accepted');
  const input = encodeURIComponent(JSON.stringify({ permissionId: which.permissionId }));
  const answer = await fetch(`${house.origin}/api/trpc/certificate.get?input=${input}`, {
    headers: { cookie: singer.cookie },
  });
  const { result } = (await answer.json()) as { result: { data: object } };
  return JSON.stringify(result.data);
}

describe('what was restored elsewhere, of a backup under load', () => {
  test('was backed up while uploads and deletions went on', () => {
    expect(accepted.meanwhile).toBeGreaterThan(0);
  });

  test('has as many rows in every table and in the registry as the manifest says', async () => {
    const { sql } = restored.database;
    for (const { name, rows } of manifest.tables) {
      const [found] = await sql`select count(*)::int as rows from ${sql(name)}`;
      expect({ name, rows: found?.rows }).toEqual({ name, rows });
    }
    expect(manifest.tables.find(({ name }) => name === 'contents')?.rows).toBeGreaterThan(15);
    const registry = await openRegistryCopy(restored.env.SOURCES_URL ?? '');
    expect(await registry.rowsAfter('', 100_000)).toHaveLength(manifest.sources.rows);
    await registry.close();
    expect(manifest.sources).toMatchObject({ mended: 0 });
  });

  test('has every file, with the bytes that were stored', async () => {
    const stored = await restored.database.sql<{ id: string; sha256: string }[]>`
      select id, sha256 from assets where state = 'stored'`;
    expect(stored.length).toBe(manifest.files.count);
    expect(stored.length).toBeGreaterThan(5);
    expect(manifest.files).toMatchObject({ missing: [], changed: [] });
    for (const { id, sha256 } of stored) {
      const bytes = await readFile(within(`second/files/${id}`));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
  });

  test('settles, and then every invariant holds', { timeout: PATIENCE_MS }, async () => {
    await restored.open();
    expect(await untilSettled(restored, PATIENCE_MS)).toBeNull();
    expect(brokenInvariants(await readFacts(restored, people))).toEqual([]);
    expect(await unpermitted(restored, people)).toEqual([]);
    expect(await rebuildStatus(restored.database)).toMatchObject({ changed: 0, removed: 0 });
    const letters = await restored.database.sql`select from dead_letters where settled is null`;
    expect(letters).toHaveLength(0);
  });

  test('lets people in with their password, their session and their key', async () => {
    expect((await ask(restored, 'sign-in/email', somebody)).status).toBe(200);
    const wrong = await ask(restored, 'sign-in/email', { ...somebody, password: 'something else' });
    expect(wrong.status).toBe(401);
    const [first] = people as [Person];
    const session = await fetch(`${restored.origin}/api/auth/get-session`, {
      headers: { cookie: first.cookie },
    });
    expect(await session.json()).toMatchObject({ user: { id: first.id } });
    const headers = { authorization: `Bearer ${first.key}` };
    expect((await fetch(`${restored.origin}/contents`, { headers })).status).toBe(200);
  });

  test('knows the certificates that were given out', { timeout: PATIENCE_MS }, async () => {
    const file = within('certificate.json');
    await writeFile(file, certificate);
    const verify = (dataDir: string) => tool('scripts/verify-certificate.ts', [file], dataDir);
    expect(await verify(within('second'))).toMatchObject({ code: 0 });
    expect((await verify(within('other'))).output).toContain('not signed by these keys');
  });
});
