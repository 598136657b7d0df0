import { type ContentType, contentTypes } from '../content/content.ts';

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

/**
 * The rights a use touches, each with its holder (Korean Copyright Act):
 * reproduction and transmission (복제·전송, art. 16 and 18) and making derivative works (2차적저작물작성, art. 22) belong to
 * the authors of the work; the recording (음반·실연, art. 66–81) to whoever made it; consent to the change (동일성유지, art. 13)
 * is the author's own and can't be entrusted to a society.
 */
export const rights = [
  'reproduction_transmission',
  'derivative_work',
  'recording',
  'consent_to_change',
] as const;
export type Right = (typeof rights)[number];

const touched: Readonly<Record<Use, readonly Right[]>> = {
  plain_cover: ['reproduction_transmission'],
  arrangement: ['reproduction_transmission', 'derivative_work', 'consent_to_change'],
  changed_lyrics: ['reproduction_transmission', 'derivative_work', 'consent_to_change'],
  translation: ['reproduction_transmission', 'derivative_work', 'consent_to_change'],
  remix: ['reproduction_transmission', 'derivative_work', 'recording', 'consent_to_change'],
  sample: ['reproduction_transmission', 'derivative_work', 'recording', 'consent_to_change'],
};

/** The rights a use touches, in the order they are told. */
export const rightsOf = (use: Use): readonly Right[] => touched[use];

/** Whether a use takes the sound itself, and not the work only. */
export const usesRecording = (use: Use): boolean => touched[use].includes('recording');

/** The uses each type of content can be. A cover performs the work anew; what takes its sound is a derivative. */
export const usesOf: Readonly<Record<ContentType, readonly Use[]>> = {
  new_music: [],
  cover: ['plain_cover', 'arrangement', 'changed_lyrics', 'translation'],
  derivative: uses.filter((use) => use !== 'plain_cover'),
};

/** The use of a content whose creator named none: the plainest of its type. */
export const plainestUse = (type: ContentType): Use | null => usesOf[type][0] ?? null;

/** Types a use can have, for a form that begins with what was done. */
export const typesOf = (use: Use): ContentType[] =>
  contentTypes.filter((type) => usesOf[type].includes(use));
