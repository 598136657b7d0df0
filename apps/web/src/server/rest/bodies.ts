import type { z } from '@hono/zod-openapi';
import { noCredits } from '@musicloud/domain/content/credits';
import type { Decision } from '@musicloud/domain/copyright/decision';
import type { RegisteredSource } from '@musicloud/domain/source/ports';
import { type ContentFacts, statusOf } from '@musicloud/domain/status/status';
import type { StatusView } from '@musicloud/domain/status/views';
import {
  type ContentBody,
  type CopyrightBody,
  type MyPageBody,
  type SourceBody,
  statusNames,
  typeNames,
} from './schemas.ts';

const NOT_HEARD = 'No audio file: not checked by sound.';

/** A content as programs read it. */
export function contentBody(facts: ContentFacts): z.infer<typeof ContentBody> {
  const { content, decision } = facts;
  const row = statusOf(facts);
  const said = content.state === 'draft' ? content.form : content.submission;
  return {
    id: content.id,
    creatorName: row.artistName,
    title: row.title,
    type: typeNames[row.type],
    description: said.description,
    visibility: row.visibility,
    use: said.use,
    originalIds: said.originalIds,
    credits: said.credits ?? noCredits,
    status: statusNames[row.status],
    nextActor: row.nextActor,
    copyrightId: row.copyrightId,
    sourceId: row.sourceId,
    registrationCode: row.registrationCode,
    assetId: row.assetId,
    notice: row.assetId === null ? NOT_HEARD : null,
    decision: decision && content.state !== 'draft' ? decisionBody(decision) : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function decisionBody({ outcome, rule, ruleVersion, note, decidedAt }: Decision) {
  return { outcome, rule, ruleVersion, note, decidedAt: decidedAt.toISOString() };
}

/** The copyright of a submitted content; nothing of a draft that never was. */
export function copyrightBodies({
  copyright,
  decision,
}: ContentFacts): z.infer<typeof CopyrightBody>[] {
  if (!copyright) return [];
  const { id, contentId, state, since } = copyright;
  const name = state.charAt(0).toUpperCase() + state.slice(1).replaceAll('_', ' ');
  return [
    {
      id,
      contentId,
      status: name,
      since: since.toISOString(),
      decision: decision && decisionBody(decision),
    },
  ];
}

export function sourceBody(source: RegisteredSource): z.infer<typeof SourceBody> {
  const { id, contentId, code, artistName, title, type, state } = source;
  return {
    id,
    contentId,
    registrationCode: code,
    creatorName: artistName,
    title,
    type: typeNames[type],
    status: state === 'registered' ? 'Registered' : 'Unregistered',
    registeredAt: source.registeredAt.toISOString(),
    unregisteredAt: source.unregisteredAt?.toISOString() ?? null,
  };
}

export function myPageBody(row: StatusView): z.infer<typeof MyPageBody> {
  const { contentId, copyrightId, artistName, title, type, status, nextActor } = row;
  const { sourceId, registrationCode, since, createdAt, updatedAt } = row;
  return {
    id: contentId,
    contentId,
    copyrightId,
    sourceId,
    registrationCode,
    creatorName: artistName,
    title,
    type: typeNames[type],
    status: statusNames[status],
    nextActor,
    since,
    createdAt,
    updatedAt,
  };
}
