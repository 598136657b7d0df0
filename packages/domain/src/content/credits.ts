import { z } from 'zod';
import { line } from '../shared/text.ts';

/** Who did a part of the work: the uploading account itself or a person named by them. */
export const Contributor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('me') }),
  z.object({ kind: z.literal('person'), name: line(100) }),
]);
export type Contributor = z.infer<typeof Contributor>;

/** The parts a credit names: 작사 · 작곡 · 편곡 · 실연 · 음반제작. */
export const creditRoles = ['lyricist', 'composer', 'arranger', 'performer', 'producer'] as const;
export type CreditRole = (typeof creditRoles)[number];

/** Societies that hold works in trust in Korea; `none`: the author holds the rights. */
export const societies = ['none', 'KOMCA', 'KOSCAP'] as const;

/** How far AI took part, as declared. Purely generated music has no author in Korean law; the rules only record it. */
export const aiUses = ['none', 'assisted', 'generated'] as const;

const contributors = z.array(Contributor).max(20).default([]);

/** Who wrote, arranged, performed and produced a content, and what stands behind them. */
export const Credits = z.object({
  lyricist: contributors,
  composer: contributors,
  arranger: contributors,
  performer: contributors,
  producer: contributors,
  society: z.enum(societies).default('none'),
  ai: z.enum(aiUses).default('none'),
});
export type Credits = z.infer<typeof Credits>;

/** Credits as a form starts with: nobody named, nothing declared. */
export const noCredits: Credits = Credits.parse({});

/**
 * Whether the account alone wrote the work: no other person is named as lyricist or composer.
 * A credit left empty counts as the uploader's own (the field's form says so).
 */
export function isSoleWriter(credits: Credits): boolean {
  return [...credits.lyricist, ...credits.composer].every((one) => one.kind === 'me');
}
