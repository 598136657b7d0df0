import { uuidv7 } from '@musicloud/db/ids';
import { type Answer, type Request, tryOnce } from '../call.ts';
import { word } from '../client.ts';
import type { Person } from '../ground.ts';
import type { Ledger } from '../ledger.ts';
import { putUp, recording } from '../sound.ts';
import type { Habit } from './traffic.ts';

/** How long any answer may take. */
const PATIENCE_MS = 30_000;

const troubleOf = ({ kind, code }: Answer) => (kind === 'yes' ? null : code);

/** What people and programs do all the time; uploads that were accepted are written to the ledger. */
export function habitsOf(origin: string, people: readonly Person[], ledger: Ledger): Habit[] {
  const person = (client: number) => people[client % people.length] as Person;
  const upload = async (
    by: Person,
    request: Omit<Request, 'method' | 'patienceMs'>,
    title: string,
    id: string,
  ) => {
    const correlationId = uuidv7();
    const headers = { ...request.headers, 'x-correlation-id': correlationId };
    const answer = await tryOnce({ ...request, headers, method: 'POST', patienceMs: PATIENCE_MS });
    if (answer.kind === 'yes') {
      ledger.uploads.push({
        ...{ kind: 'upload', by, correlationId, title, contentId: id, impossible: false },
        ...{ outcome: 'accepted', doubtful: false, answers: [answer.code] },
      });
    }
    return troubleOf(answer);
  };
  const rest = (by: Person, more: object = {}) => {
    const [id, title] = [uuidv7(), `${word()} ${word()}`];
    const json = { id, title, creatorName: word(), type: 'New Music', ...more };
    return upload(by, { url: `${origin}/contents`, key: by.key, json }, title, id);
  };
  return [
    { kind: 'REST upload', clients: 30, restMs: 4_000, ask: (client) => rest(person(client)) },
    {
      kind: 'tRPC upload',
      clients: 20,
      restMs: 4_000,
      ask: (client) => {
        const by = person(client);
        const [id, title] = [uuidv7(), `${word()} ${word()}`];
        const json = { id, submission: { title, artistName: word(), type: 'new_music' } };
        const headers = { cookie: by.cookie, origin };
        return upload(by, { url: `${origin}/api/trpc/content.upload`, headers, json }, title, id);
      },
    },
    {
      kind: 'file upload',
      clients: 4,
      restMs: 15_000,
      ask: async (client) => {
        const end = AbortSignal.timeout(PATIENCE_MS);
        const assetId = await putUp(origin, person(client), recording(1), end);
        return assetId ? rest(person(client), { assetId }) : 'never went up';
      },
    },
    {
      kind: 'page',
      clients: 30,
      restMs: 8_000,
      ask: (client) => openPage(origin, person(client), client),
    },
    {
      kind: 'read',
      clients: 6,
      restMs: 2_000,
      ask: async (client) =>
        troubleOf(
          await tryOnce({
            method: 'GET',
            url: `${origin}/mypages`,
            key: person(client).key,
            patienceMs: PATIENCE_MS,
          }),
        ),
    },
  ];
}

/** A page and one of the files it names. */
async function openPage(origin: string, by: Person, client: number): Promise<string | null> {
  const page = client % 2 === 0 ? '/' : '/my';
  const answer = await get(origin + page, { cookie: by.cookie });
  if (answer.status !== 200) return `${page} ${answer.status}`;
  const files = filesOf(await answer.text());
  const file = files[Math.floor(Math.random() * files.length)];
  if (!file) return `${page} names no files`;
  const { status } = await get(origin + file);
  return status === 200 ? null : `file ${status}`;
}

const get = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    (error: Error & { cause?: { code?: string } }) => {
      throw new Error(error.cause?.code ?? error.name);
    },
  );

/** The script and style files a page names. */
export function filesOf(html: string): string[] {
  return [...new Set(html.match(/\/_next\/static\/[\w./~-]+\.(?:js|css)/g) ?? [])];
}

/** The files of some pages with what is in them, for comparing later. */
export async function savePages(origin: string, pages: readonly string[]) {
  const found = new Map<string, string>();
  for (const page of pages) {
    for (const file of filesOf(await (await get(origin + page)).text())) {
      found.set(file, await (await get(origin + file)).text());
    }
  }
  return found;
}

/** How many of these files are still found as they were. */
export async function countFound(origin: string, files: ReadonlyMap<string, string>) {
  let found = 0;
  for (const [file, text] of files) {
    const answer = await get(origin + file);
    if (answer.status === 200 && (await answer.text()) === text) found += 1;
  }
  return found;
}
