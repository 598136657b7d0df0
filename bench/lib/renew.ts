import { uuidv7 } from '@musicloud/db/ids';

/** The upload that was recorded, by what is new in every other one. */
export type Pattern = {
  readonly id: string;
  /** Two words: what is made of a title keeps the words and drops what stands between. */
  readonly title: string;
  /** All other ids the recorded upload made. */
  readonly ids: readonly string[];
};

/** What a text of the recording becomes for another upload. */
export type Renew = (text: string) => string;

const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/;

/**
 * Makes from texts of a recorded upload those of another one: its id, title and time, and fresh ids wherever the
 * recorded one had made some. Texts are taken apart once, so that renewing costs a server next to nothing.
 */
export function renewer(pattern: Pattern): (id: string, title: string) => Renew {
  const words = pattern.title.split(' ');
  const variable = [pattern.id, ...words, ...pattern.ids];
  const cut = new RegExp(`(${variable.join('|')}|${MOMENT.source})`);
  const parts = new Map<string, string[]>();
  const partsOf = (text: string) => {
    const known = parts.get(text) ?? text.split(cut);
    parts.set(text, known);
    return known;
  };
  return (id, title) => {
    const fresh = new Map(pattern.ids.map((one) => [one, uuidv7()]));
    fresh.set(pattern.id, id);
    for (const [at, word] of title.split(' ').entries()) fresh.set(words[at] ?? '', word);
    const now = new Date().toISOString();
    return (text) =>
      partsOf(text)
        .map((part, at) => (at % 2 === 0 ? part : (fresh.get(part) ?? now)))
        .join('');
  };
}
