import { z } from '@hono/zod-openapi';
import { type ContentType, OutsideOriginal, visibilities } from '@musicloud/domain/content/content';
import { Credits } from '@musicloud/domain/content/credits';
import { uses } from '@musicloud/domain/content/use';
import { outcomes, ruleIds } from '@musicloud/domain/copyright/decision';
import { AssetId, ContentId } from '@musicloud/domain/shared/ids';
import { line, text } from '@musicloud/domain/shared/text';
import { nextActors, type Status } from '@musicloud/domain/status/status';

/** The types of content as the gateway has always named them. */
export const typeNames = {
  new_music: 'New Music',
  cover: 'Cover',
  derivative: 'Derivative',
} as const satisfies Record<ContentType, string>;
const typeOf = Object.fromEntries(
  Object.entries(typeNames).map(([type, name]) => [name, type]),
) as Record<(typeof typeNames)[ContentType], ContentType>;

export const statusNames = {
  draft: 'Draft',
  uploaded: 'Uploaded',
  checking: 'Checking',
  in_review: 'In review',
  more_needed: 'More needed',
  awaiting_permission: 'Awaiting permission',
  approved: 'Approved',
  registered: 'Registered',
  rejected: 'Rejected',
  permission_ended: 'Permission ended',
  deleting: 'Deleting',
  released: 'Released',
  deletion_failed: 'Deletion failed',
} as const satisfies Record<Status, string>;

const TypeName = z.enum(Object.values(typeNames));
const StatusName = z.enum(Object.values(statusNames));
const time = z.iso.datetime();

/** What a program sends to upload a content. */
export const NewContent = z
  .object({
    id: ContentId.optional().openapi({
      description: 'Chosen by the caller, to make a repeated call safe',
    }),
    creatorName: line(100)
      .optional()
      .openapi({ description: 'Artist name; the account’s by default' }),
    title: line(200),
    type: TypeName.transform((name) => typeOf[name]).openapi({ type: 'string' }),
    description: text(5000).default(''),
    credits: Credits.optional(),
    visibility: z.enum(visibilities).default('private'),
    use: z.enum(uses).nullable().default(null).openapi({
      description: 'What was done with the originals; by default the plainest of the type',
    }),
    originalIds: z.array(ContentId).max(10).default([]),
    outsideOriginal: OutsideOriginal.nullable().default(null),
    assetId: AssetId.nullable().default(null).openapi({
      description: 'A finished upload. Without one the content is not checked by sound',
    }),
  })
  .openapi('NewContent');

const Decision = z
  .object({
    outcome: z.enum(outcomes),
    rule: z.enum(ruleIds),
    ruleVersion: z.int(),
    note: z.string(),
    decidedAt: time,
  })
  .openapi('Decision');

export const ContentBody = z
  .object({
    id: z.uuid(),
    creatorName: z.string(),
    title: z.string(),
    type: TypeName,
    description: z.string(),
    visibility: z.enum(visibilities),
    use: z.enum(uses).nullable(),
    originalIds: z.array(z.uuid()),
    credits: Credits,
    status: StatusName,
    nextActor: z.enum(nextActors),
    copyrightId: z.uuid().nullable(),
    sourceId: z.uuid().nullable(),
    registrationCode: z.string().nullable(),
    assetId: z.uuid().nullable(),
    notice: z
      .string()
      .nullable()
      .openapi({ description: 'What a reader should know, if anything' }),
    decision: Decision.nullable(),
    createdAt: time,
    updatedAt: time,
  })
  .openapi('Content');

export const CopyrightBody = z
  .object({
    id: z.uuid(),
    contentId: z.uuid(),
    status: z.string(),
    since: time,
    decision: Decision.nullable(),
  })
  .openapi('Copyright');

export const SourceBody = z
  .object({
    id: z.uuid(),
    contentId: z.uuid(),
    registrationCode: z.string(),
    creatorName: z.string(),
    title: z.string(),
    type: TypeName,
    status: z.enum(['Registered', 'Unregistered']),
    registeredAt: time,
    unregisteredAt: time.nullable(),
  })
  .openapi('Source');

export const MyPageBody = ContentBody.pick({
  id: true,
  creatorName: true,
  title: true,
  type: true,
  status: true,
  nextActor: true,
  copyrightId: true,
  sourceId: true,
  registrationCode: true,
  createdAt: true,
  updatedAt: true,
})
  .extend({ contentId: z.uuid(), since: time })
  .openapi('MyPageRow');

export const ProblemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    correlationId: z.string(),
  })
  .openapi('Problem');

export const Paging = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** A page of a list: its rows, and the cursor of the next page. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
