import postgres from 'postgres';
import { readSettings, urlOf } from '../lib/postgres/settings.ts';

/** Lets whatever runs of a content's permissions (the time to answer, a notice, a term) run out, on the data of a running `npm start`. */
export async function runOut(dataDir: string, contentId: string): Promise<void> {
  const settings = readSettings(dataDir);
  if (!settings) throw new Error(`nothing runs on ${dataDir}`);
  const sql = postgres(urlOf(settings), { max: 1 });
  try {
    await sql`update permissions set due_at = clock_timestamp() where content_id = ${contentId}`;
  } finally {
    await sql.end();
  }
}
