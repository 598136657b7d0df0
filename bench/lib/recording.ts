import { z } from 'zod';
import { Recorded } from './record.ts';

/** One upload as the web server did it: what the bare server does again. */
export const Recording = z.object({
  creatorId: z.string(),
  id: z.string(),
  title: z.string(),
  ids: z.array(z.string()),
  statements: z.array(Recorded),
  answer: z.string(),
});
export type Recording = z.infer<typeof Recording>;

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Makes the recording of the statements: which one saved, and which ids that made. */
export function recordingOf(
  statements: readonly Recorded[],
  call: Pick<Recording, 'creatorId' | 'id' | 'title' | 'answer'>,
): Recording {
  // Waking the others is no part of a request: it is put together over many.
  const own = statements.filter(({ text }) => !text.includes('pg_notify'));
  const saving = own.filter(({ text }) => text.includes('insert into contents'));
  const [doc] = saving[0]?.params ?? [];
  if (saving.length !== 1 || !doc) throw new Error('The upload was not saved by one statement.');
  const ids = [...new Set(doc.match(UUID))].filter((one) => one !== call.id);
  return { ...call, ids, statements: own.map(timeless) };
}

/** The statement that saves carries its deadline, which would have passed when it is sent again. */
function timeless(statement: Recorded): Recorded {
  const params = statement.params.map(
    (one) => one?.replace(/"deadline":"[^"]*"/, '"deadline":"9999-12-31T00:00:00.000Z"') ?? one,
  );
  return { ...statement, params };
}
