import type { ContentType } from './content.ts';

/** What was done with the original, in the words a creator chooses by. */
export const uses = [
  'plain_cover',
  'arrangement',
  'changed_lyrics',
  'translation',
  'remix',
  'sample',
] as const;
export type Use = (typeof uses)[number];

/** The uses each type of content can be. A cover performs the work anew; what takes its sound is a derivative. */
export const usesOf: Readonly<Record<ContentType, readonly Use[]>> = {
  new_music: [],
  cover: ['plain_cover', 'arrangement', 'changed_lyrics', 'translation'],
  derivative: ['arrangement', 'changed_lyrics', 'translation', 'remix', 'sample'],
};

/** The use of a content; where its creator named none, the plainest of its type. Null for new music. */
export const useOf = ({ use, type }: { use: Use | null; type: ContentType }): Use | null =>
  use ?? usesOf[type][0] ?? null;
