import { z } from 'zod';
import { parts } from '../permission/permits.ts';
import { StandingTerm, Terms } from '../permission/terms.ts';
import { AccountId, AssetId, ContentId, type DecisionId, PermissionId } from '../shared/ids.ts';

/** What a decision can say. */
export const outcomes = [
  'approved',
  'rejected',
  'in_review',
  'more_needed',
  'awaiting_permission',
] as const;
export type Outcome = (typeof outcomes)[number];

/** Every rule that can decide; its sentence stands in the message catalogues under the same id. */
export const ruleIds = [
  'same-recording-own',
  'same-recording-other',
  'outside-original',
  'never-permitted',
  'original-authors',
  'co-writers',
  'society-document',
  'near-equal-name',
  'no-conflict',
  'registered-earlier',
  'contested',
  'documents-supplied',
  'permissions-granted',
  'admin-review',
] as const;
export type RuleId = (typeof ruleIds)[number];

/** Music that was found beside the one under decision. */
export const Match = z.object({
  contentId: ContentId,
  creatorId: AccountId,
  title: z.string(),
  artistName: z.string(),
  kind: z.enum(['same_bytes', 'near_name']),
  /** 0–1; 1 is the same. */
  score: z.number().min(0).max(1),
  registrationCode: z.string().nullable(),
  since: z.iso.datetime(),
});
export type Match = z.infer<typeof Match>;

/** One original of a cover or derivative, on the line up to its root. */
export const OriginalEvidence = z.object({
  contentId: ContentId,
  creatorId: AccountId,
  title: z.string(),
  artistName: z.string(),
  /** True when its account alone wrote it and no original outside stands above it. */
  soleWriter: z.boolean(),
  isRoot: z.boolean(),
  /** Named by the creator as what was used; the others stand above those. */
  isChosen: z.boolean(),
  /** Its work is entrusted to a society. */
  entrusted: z.boolean(),
  /** What its author says of this use in advance. */
  standing: StandingTerm,
  /** Joint authors of the work who answer for themselves besides; absent in decisions from before there were any. */
  jointAuthors: z.array(z.object({ accountId: AccountId, standing: StandingTerm })).optional(),
});
export type OriginalEvidence = z.infer<typeof OriginalEvidence>;

/** A permission that held when it was decided. */
export const GrantedEvidence = z.object({
  permissionId: PermissionId,
  originalId: ContentId,
  authorId: AccountId,
  part: z.enum(parts),
  terms: Terms,
  by: z.enum(['answer', 'standing_terms']),
});
export type GrantedEvidence = z.infer<typeof GrantedEvidence>;

/** All that a decision was taken on, kept with it for good. */
export const Evidence = z.object({
  /** `bytes`: compared by the file's SHA-256. `none`: no audio file, not checked by sound. */
  sound: z.enum(['bytes', 'none']),
  sha256: z.string().nullable(),
  matches: z.array(Match),
  originals: z.array(OriginalEvidence),
  /** Absent in decisions from before there were any. */
  permissions: z.array(GrantedEvidence).optional(),
  documents: z.array(AssetId),
  /** What the creator said in their own words, when contesting or supplying. */
  statement: z.string().nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Who decided: the rules, or an admin by name. */
export type DecidedBy =
  | { readonly kind: 'rules' }
  | { readonly kind: 'admin'; readonly accountId: AccountId };

/** One decision; never changed afterwards. The copyright follows the last. */
export type Decision = {
  readonly id: DecisionId;
  readonly contentId: ContentId;
  readonly outcome: Outcome;
  readonly rule: RuleId;
  readonly ruleVersion: number;
  readonly evidence: Evidence;
  readonly by: DecidedBy;
  /** The reason an admin gave, in words the creator reads; empty for rules. */
  readonly note: string;
  readonly decidedAt: Date;
};
