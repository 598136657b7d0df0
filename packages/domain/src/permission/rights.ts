import type { Use } from '../content/use.ts';

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
  remix: rights,
  sample: rights,
};

/** The rights a use touches, in the order they are told. */
export const rightsOf = (use: Use): readonly Right[] => touched[use];

/** Whether a use takes the sound itself, and not the work only. */
export const usesRecording = (use: Use): boolean => touched[use].includes('recording');
