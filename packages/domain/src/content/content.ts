import { z } from 'zod';
import { DomainError } from '../shared/errors.ts';
import { type AccountId, AssetId, ContentId, type PermissionId } from '../shared/ids.ts';
import { line, text, typed } from '../shared/text.ts';
import { Credits, noCredits } from './credits.ts';
import { uses, usesOf } from './use.ts';

export const contentTypes = ['new_music', 'cover', 'derivative'] as const;
export type ContentType = (typeof contentTypes)[number];

/** Only me · whoever has the link · everyone. Registering never changes it. */
export const visibilities = ['private', 'link', 'public'] as const;
export type Visibility = (typeof visibilities)[number];

/** An original that is not on MusiCloud: named, with its writers, society code and documents. */
export const OutsideOriginal = z.object({
  title: line(200),
  writers: line(300),
  societyCode: line(60, 0).default(''),
  documents: z.array(AssetId).max(10).default([]),
});
export type OutsideOriginal = z.infer<typeof OutsideOriginal>;

/** What a creator says of a content when submitting it. */
export const Submission = z.object({
  title: line(200),
  artistName: line(100),
  type: z.enum(contentTypes),
  description: text(5000).default(''),
  credits: Credits.default(noCredits),
  visibility: z.enum(visibilities).default('private'),
  /** What was done with the originals; null: the plainest of the type. */
  use: z.enum(uses).nullable().default(null),
  originalIds: z.array(ContentId).max(10).default([]),
  outsideOriginal: OutsideOriginal.nullable().default(null),
  assetId: AssetId.nullable().default(null),
});
export type Submission = z.infer<typeof Submission>;

/** A form as it stands while it is being filled in: any part may be missing or not yet right. */
export const DraftForm = z.object({
  title: typed(20_000).default(''),
  artistName: typed(20_000).default(''),
  type: z.enum(contentTypes).default('new_music'),
  description: typed(50_000).default(''),
  credits: Credits.catch(noCredits).default(noCredits),
  visibility: z.enum(visibilities).default('private'),
  use: z.enum(uses).nullable().default(null),
  originalIds: z.array(ContentId).max(10).default([]),
  outsideOriginal: z
    .object({
      title: typed(2000),
      writers: typed(3000),
      societyCode: typed(600),
      documents: z.array(AssetId).max(10),
    })
    .nullable()
    .default(null),
  assetId: AssetId.nullable().default(null),
});
export type DraftForm = z.infer<typeof DraftForm>;

type Common = {
  readonly id: ContentId;
  readonly creatorId: AccountId;
  /** Grows by one with every commit that touches the content, its copyright or its source. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** Not submitted (yet, or not any more): a form that its creator fills in. */
export type Draft = Common & { readonly state: 'draft'; readonly form: DraftForm };

/** Handed in: what stands here is what was decided on. */
export type SubmittedFacts = Common & {
  readonly submission: Submission;
  /** SHA-256 (hex) of the submission as it was sent: tells a repeated call from another one. */
  readonly fingerprint: string;
  readonly submittedAt: Date;
  /** Place in the order of registration; null until the approval worker took a number. */
  readonly registrationNumber: number | null;
};
export type Submitted = SubmittedFacts & { readonly state: 'submitted' };
/** Which permissions that hang on a content end with it; nobody is asked any longer either way. */
export type Ends = 'all' | readonly PermissionId[];
type Gone = {
  readonly deletedAt: Date;
  /** What its creator chose for the permissions that hang on it; null once each of them was told. */
  readonly ends: Ends | null;
};
export type Deleting = SubmittedFacts & Gone & { readonly state: 'deleting' };
export type Deleted = SubmittedFacts & Gone & { readonly state: 'deleted' };

export type Content = Draft | Submitted | Deleting | Deleted;

/** Opens an empty or prefilled draft. */
export function startDraft(id: ContentId, creatorId: AccountId, form: DraftForm, now: Date): Draft {
  return { state: 'draft', id, creatorId, version: 1, form, createdAt: now, updatedAt: now };
}

/** What a submitted content said, as a form to change and submit again. */
export function formOf(submission: Submission): DraftForm {
  return { ...submission };
}

/** Back to a draft, everything kept: after a withdrawal, or to mend what was rejected. */
export function reopen(content: Submitted, now: Date): Draft {
  const { id, creatorId, version, createdAt, submission } = content;
  return {
    state: 'draft',
    id,
    creatorId,
    version: version + 1,
    form: formOf(submission),
    createdAt,
    updatedAt: now,
  };
}

/** Starts deleting; a second delete of the same content is refused. */
export function startDeleting(content: Content, ends: Ends, now: Date): Deleting {
  if (content.state !== 'submitted') throw new DomainError('ALREADY_DELETED');
  return {
    ...content,
    state: 'deleting',
    deletedAt: now,
    ends,
    updatedAt: now,
    version: content.version + 1,
  };
}

/** What a type of content needs besides its fields: originals for covers and derivatives, none for new music. */
export function checkOriginals(id: ContentId, submission: Submission): void {
  const { type, use, originalIds, outsideOriginal } = submission;
  const named = originalIds.length > 0 || outsideOriginal !== null;
  if (type === 'new_music' && named) throw new DomainError('ORIGINAL_NOT_ALLOWED');
  if (type !== 'new_music' && !named) throw new DomainError('ORIGINAL_REQUIRED');
  if (use !== null && !usesOf[type].includes(use)) throw new DomainError('USE_NOT_ALLOWED');
  if (originalIds.includes(id)) throw new DomainError('ORIGINAL_IS_SELF');
}

/** Hands a content in. From a draft its id and date of birth stay. */
export function submit(
  draft: Draft | null,
  facts: Pick<SubmittedFacts, 'id' | 'creatorId' | 'submission' | 'fingerprint'>,
  now: Date,
): Submitted {
  return {
    ...facts,
    state: 'submitted',
    version: (draft?.version ?? 0) + 1,
    createdAt: draft?.createdAt ?? now,
    updatedAt: now,
    submittedAt: now,
    registrationNumber: null,
  };
}

/** A deletion that failed: the content is there again. */
export function undelete(content: Deleting, now: Date): Submitted {
  const { deletedAt: _, ends: __, ...facts } = content;
  return { ...facts, state: 'submitted', updatedAt: now, version: content.version + 1 };
}
