import { createHash } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { loadOne } from '@musicloud/db/contents/load';
import { uuidv7 } from '@musicloud/db/ids';
import { listFacts } from '@musicloud/db/reads/my-page';
import { noCredits } from '@musicloud/domain/content/credits';
import { deleteContent } from '@musicloud/domain/content/delete-content';
import { DomainError } from '@musicloud/domain/shared/errors';
import { ContentId } from '@musicloud/domain/shared/ids';
import type { Container } from '../container.ts';
import { limit } from '../limits.ts';
import type { RestApp } from './app.ts';
import { contentBody } from './bodies.ts';
import { ContentBody, listOf, NewContent, Paging, ProblemBody } from './schemas.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
export const problem = {
  description: 'Refused; `code` says why',
  content: { 'application/problem+json': { schema: ProblemBody } },
};
const params = z.object({ id: ContentId });

const create = createRoute({
  method: 'post',
  path: '/contents',
  summary: 'Upload a content; the answer carries the copyright decision',
  request: {
    headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }),
    body: { required: true, content: { 'application/json': { schema: NewContent } } },
  },
  responses: { 201: json(ContentBody, 'Accepted and decided on'), default: problem },
});
const list = createRoute({
  method: 'get',
  path: '/contents',
  summary: 'Contents, newest first',
  request: { query: Paging },
  responses: { 200: json(listOf(ContentBody), 'One page'), default: problem },
});
const read = createRoute({
  method: 'get',
  path: '/contents/{id}',
  summary: 'One content',
  request: { params },
  responses: { 200: json(ContentBody, 'The content'), default: problem },
});
/** What becomes of the permissions that hang on it; kept unless the caller says otherwise. */
const Deletion = z.object({
  permissions: z.enum(['keep', 'end']).default('keep').openapi({
    description:
      'What becomes of the permissions its creator granted for it: they hold on, or each ends after its notice',
  }),
});
const remove = createRoute({
  method: 'delete',
  path: '/contents/{id}',
  summary: 'Delete a content; its copyright is released step by step',
  request: { params, query: Deletion },
  responses: {
    202: json(ContentBody, 'Being released'),
    204: { description: 'A draft, gone' },
    default: problem,
  },
});

/** The content id of a call without one: the same for the same key of the same account (UUIDv8 of their hash). */
function idOf(accountId: string, key: string | undefined): ContentId {
  if (key === undefined) return ContentId.parse(uuidv7());
  const hex = createHash('sha256')
    .update(JSON.stringify([accountId, key]))
    .digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return ContentId.parse(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`,
  );
}

/** `POST`, `GET` and `DELETE` of contents. */
export function addContentRoutes(app: RestApp, container: Container) {
  const { ports, guard, reads } = container;
  app.openapi(create, async (context) => {
    const account = context.get('account');
    if (!context.get('unlimited')) await limit(container, 'submission', account.id);
    const { id, creatorName, credits = noCredits, ...said } = context.req.valid('json');
    const key = context.req.valid('header')['idempotency-key'];
    const submission = { ...said, credits, artistName: creatorName ?? account.name };
    const facts = await guard.upload(
      { account, trace: context.get('trace') },
      { id: id ?? idOf(account.id, key), submission },
      context.get('arrived'),
    );
    context.header('location', `/contents/${facts.content.id}`);
    return context.json(contentBody(facts), 201);
  });
  app.openapi(list, async (context) => {
    const { id: creatorId, role } = context.get('account');
    const paging = context.req.valid('query');
    const whose = role === 'admin' ? undefined : creatorId;
    const { facts, next } = await reads(({ db }) => listFacts(db, { ...paging, creatorId: whose }));
    const items = facts.map(contentBody);
    return context.json({ items, next }, 200);
  });
  app.openapi(read, async (context) => {
    const { id: creatorId, role } = context.get('account');
    const { id } = context.req.valid('param');
    const facts = await reads(({ db }) => loadOne(db, id));
    if (!facts || (facts.content.creatorId !== creatorId && role !== 'admin')) {
      throw new DomainError('NOT_FOUND');
    }
    return context.json(contentBody(facts), 200);
  });
  app.openapi(remove, async (context) => {
    const caller = { account: context.get('account'), trace: context.get('trace') };
    const ends = context.req.valid('query').permissions === 'end' ? 'all' : [];
    const facts = await deleteContent(ports, caller, context.req.valid('param').id, ends);
    return facts ? context.json(contentBody(facts), 202) : context.body(null, 204);
  });
}
