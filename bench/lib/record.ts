import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { z } from 'zod';

/** Makes PostgreSQL write a log that programs can read; which statements go in is decided while it runs. */
export const recordable = {
  logging_collector: 'on',
  log_destination: 'jsonlog',
  log_filename: 'statements.log',
};

const Entry = z.object({
  application_name: z.string().optional(),
  message: z.string(),
  detail: z.string().optional(),
});

/** One statement as the server got it, its values as text. */
export const Recorded = z.object({
  text: z.string(),
  params: z.array(z.string().nullable()),
  /** Whether it was sent as a named prepared statement. */
  prepared: z.boolean(),
});
export type Recorded = z.infer<typeof Recorded>;

/** Every statement of `applications` that reaches the database of `folder` while `work` runs, in order. */
export async function record(
  { folder, url, applications }: { folder: string; url: string; applications: readonly string[] },
  work: () => Promise<void>,
): Promise<Recorded[]> {
  const sql = postgres(url, { max: 1 });
  const file = path.join(folder, 'postgres/log/statements.json');
  try {
    await sql`alter system set log_statement = 'all'`;
    await reload(sql);
    const before = readFileSync(file, 'utf8').length;
    await work();
    await wait(300);
    const lines = readFileSync(file, 'utf8').slice(before).trim().split('\n');
    return lines.flatMap((line) => recorded(Entry.parse(JSON.parse(line)), applications));
  } finally {
    await sql`alter system reset log_statement`;
    await reload(sql);
    await sql.end();
  }
}

async function reload(sql: postgres.Sql): Promise<void> {
  await sql`select pg_reload_conf()`;
  // Sessions take it over before their next statement, once the signal has reached them.
  await wait(500);
}

function recorded(entry: z.infer<typeof Entry>, applications: readonly string[]): Recorded[] {
  const [, name, text] = /^execute ([^:]+): (.*)$/s.exec(entry.message) ?? [];
  if (!name || !text || !applications.includes(entry.application_name ?? '')) return [];
  const params = [...(entry.detail ?? '').matchAll(/\$\d+ = (?:NULL|'((?:[^']|'')*)')/g)].map(
    ([, value]) => value?.replaceAll("''", "'") ?? null,
  );
  return [{ text, params, prepared: name !== '<unnamed>' }];
}
