import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Complaint, judge } from './judge.ts';

/** The last migration of each release, and the sum of all up to it: what was released is not changed any more. */
const Releases = z.array(z.object({ version: z.string(), last: z.string(), sha256: z.string() }));
type Release = z.infer<typeof Releases>[number];
type Migration = { readonly tag: string; readonly sql: string };

/** Notes that all migrations of a folder belong to a release. */
export function noteRelease(folder: string, version: string): void {
  const file = path.join(folder, 'releases.json');
  const known = existsSync(file) ? Releases.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
  const migrations = migrationsIn(folder);
  const last = migrations.at(-1)?.tag ?? '';
  const all = [...known, { version, last, sha256: sumOf(migrations) }];
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}

/** What is wrong with the migrations of a folder, one line each. */
export async function migrationTrouble(folder: string): Promise<string[]> {
  const migrations = migrationsIn(folder);
  const releases = Releases.parse(
    JSON.parse(readFileSync(path.join(folder, 'releases.json'), 'utf8')),
  );
  const released = releases.map((release) => indexOf(migrations, release));
  const changed = releases
    .filter((release, index) => sumOf(migrations.slice(0, released[index]! + 1)) !== release.sha256)
    .map(
      ({ version, last }) =>
        `${last}, or one before it, was released with ${version} and is changed.`,
    );
  const judged = migrations.map(async ({ tag, sql }, index) => {
    // The first release had none before it.
    if (index <= (released[0] ?? -1)) return [];
    const earlier = migrations.slice(0, Math.max(...released.filter((last) => last < index)) + 1);
    const allowed = allowances(
      sql,
      earlier.map((one) => one.tag),
    );
    const complaints = await judge(sql).catch((error: Error): Complaint[] => [
      { kind: 'breaks', why: `it cannot be read: ${error.message}` },
    ]);
    return [
      ...allowed.trouble,
      ...complaints.filter(({ kind }) => !allowed.kinds.has(kind)).map(({ why }) => why),
    ].map((what) => `${tag}: ${what}.`);
  });
  return [...changed, ...(await Promise.all(judged)).flat()];
}

function migrationsIn(folder: string): Migration[] {
  const journal = JSON.parse(readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8'));
  return journal.entries.map(({ tag }: { tag: string }) => ({
    tag,
    sql: readFileSync(path.join(folder, `${tag}.sql`), 'utf8'),
  }));
}

function indexOf(migrations: readonly Migration[], { version, last }: Release): number {
  const index = migrations.findIndex(({ tag }) => tag === last);
  if (index === -1)
    throw new Error(`releases.json: ${version} ends with ${last}, which is not there.`);
  return index;
}

/** The sum of some migrations, in order. */
const sumOf = (migrations: readonly Migration[]) =>
  createHash('sha256')
    .update(migrations.map(({ tag, sql }) => `${tag}\n${sql}`).join('\n'))
    .digest('hex');

/**
 * What a migration says for itself: `-- contract: 0012_name`, the released migration since which nothing uses what it
 * takes away, and `-- holds: why`, why it does not take long or who waits for it.
 */
function allowances(sql: string, earlier: readonly string[]) {
  const kinds = new Set<Complaint['kind']>();
  const trouble: string[] = [];
  for (const [, word, said = ''] of sql.matchAll(/^-- (contract|holds): *(.*)$/gm)) {
    if (word === 'holds' && said.trim().length > 10) kinds.add('holds');
    else if (word === 'holds')
      trouble.push('it does not say why what it holds is not held for long');
    else if (earlier.includes(said.trim())) kinds.add('breaks');
    else trouble.push(`it contracts ${said.trim()}, which is no migration of an earlier release`);
  }
  return { kinds, trouble };
}
