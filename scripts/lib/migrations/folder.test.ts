import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inRoot } from '../paths.ts';
import { migrationTrouble, noteRelease } from './folder.ts';

let folder: string;
let tags: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'musicloud-judged-'));
  mkdirSync(path.join(folder, 'meta'));
  tags = [];
  add('0000_first', 'CREATE TABLE "names" ("a" text); DROP TABLE IF EXISTS "older"');
  noteRelease(folder, '1.0.0');
});
afterEach(() => rmSync(folder, { recursive: true }));

function add(tag: string, sql: string) {
  tags.push(tag);
  writeFileSync(path.join(folder, `${tag}.sql`), sql);
  writeJournal();
}
function writeJournal() {
  const entries = tags.map((tag) => ({ tag }));
  writeFileSync(path.join(folder, 'meta/_journal.json'), JSON.stringify({ entries }));
}
const trouble = () => migrationTrouble(folder);

test('the first release is not judged, what comes after is', async () => {
  expect(await trouble()).toEqual([]);
  add('0001_less', 'ALTER TABLE "names" DROP COLUMN "a"');
  expect(await trouble()).toEqual([
    '0001_less: DROP COLUMN names.a: the version before still uses it.',
  ]);
});

test('what a released migration made useless may be taken away by a later release', async () => {
  add('0001_b', 'ALTER TABLE "names" ADD COLUMN "b" text');
  add('0002_less', '-- contract: 0001_b\nALTER TABLE "names" DROP COLUMN "a"');
  expect(await trouble()).toEqual([
    '0002_less: it contracts 0001_b, which is no migration of an earlier release.',
    '0002_less: DROP COLUMN names.a: the version before still uses it.',
  ]);
  tags.pop();
  writeJournal();
  noteRelease(folder, '1.1.0');
  add('0002_less', '-- contract: 0001_b\nALTER TABLE "names" DROP COLUMN "a"');
  expect(await trouble()).toEqual([]);
});

test('who holds a table says why', async () => {
  add('0001_fill', '-- holds: the table has one row an author\nUPDATE "names" SET "a" = $$b$$');
  expect(await trouble()).toEqual([]);
  add('0002_fill', '-- holds: why\nUPDATE "names" SET "a" = $$b$$');
  expect(await trouble()).toHaveLength(2);
});

test('what was released is not changed any more', async () => {
  add('0001_b', 'ALTER TABLE "names" ADD COLUMN "b" text');
  noteRelease(folder, '1.1.0');
  expect(await trouble()).toEqual([]);
  writeFileSync(path.join(folder, '0001_b.sql'), 'ALTER TABLE "names" ADD COLUMN "c" text');
  expect(await trouble()).toEqual([
    '0001_b, or one before it, was released with 1.1.0 and is changed.',
  ]);
});

test('what cannot be read is refused', async () => {
  add('0001_odd', 'ALTER TABEL "names"');
  expect(await trouble()).toEqual([expect.stringMatching(/^0001_odd: it cannot be read/)]);
});

test('ours pass, and one that breaks does not', async () => {
  const own = inRoot('packages/db/migrations');
  expect(await migrationTrouble(own)).toEqual([]);
  cpSync(own, folder, { recursive: true });
  const journal = JSON.parse(readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8'));
  tags = journal.entries.map(({ tag }: { tag: string }) => tag);
  add('9999_less', 'DROP TABLE "events"');
  expect(await trouble()).toEqual(['9999_less: DROP TABLE: the version before still uses it.']);
});
