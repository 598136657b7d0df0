import { dropFiles } from '@musicloud/db/retention/files';
import { dropRows } from '@musicloud/db/retention/rows';
import type { Container } from './container.ts';
import type { Sweep } from './sweep-permissions.ts';

/** How long nothing is looked for after all of it was gone. */
const REST_MS = 3_600_000;
/** So many at a time: other sweeps wait for no longer than that takes. */
const ROWS = 1_000;
const FILES = 20;

/** What is kept no longer than it is of use: what is due now, one batch of each at a time. */
export function retentionOf({ database, storage, env }: Container): () => readonly Sweep[] {
  const { sql } = database;
  const rowDays = { news: env.NEWS_DAYS, deadLetters: env.DEAD_LETTER_DAYS };
  const fileDays = { unfinished: env.UNFINISHED_UPLOAD_DAYS, unused: env.UNUSED_FILE_DAYS };
  const all = [
    resting('drop rows', ROWS, () => dropRows(sql, rowDays, ROWS)),
    resting('drop files', FILES, () => dropFiles(sql, storage, fileDays, FILES)),
  ];
  return () => all.flatMap((due) => due());
}

/** Due at once, again when a batch was full, and otherwise, or when it fails, after a rest. */
function resting(what: string, batch: number, act: () => Promise<number>): () => Sweep[] {
  let next = 0;
  const sweep: Sweep = [
    what,
    async () => {
      next = performance.now() + REST_MS;
      const count = await act();
      if (count >= batch) next = 0;
      return count;
    },
  ];
  return () => (performance.now() < next ? [] : [sweep]);
}
