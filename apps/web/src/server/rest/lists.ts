import { createRoute, type z } from '@hono/zod-openapi';
import { listFacts, listStatus } from '@musicloud/db/reads/my-page';
import type { Account } from '@musicloud/domain/account/account';
import { DomainError } from '@musicloud/domain/shared/errors';
import type { Container } from '../container.ts';
import { log } from '../log.ts';
import type { RestApp } from './app.ts';
import { copyrightBodies, myPageBody, sourceBody } from './bodies.ts';
import { problem } from './contents.ts';
import { CopyrightBody, listOf, MyPageBody, Paging, SourceBody } from './schemas.ts';

const listRoute = <Path extends string, Item extends z.ZodType>(
  path: Path,
  item: Item,
  summary: string,
) =>
  createRoute({
    method: 'get',
    path,
    summary,
    request: { query: Paging },
    responses: {
      200: {
        description: 'One page',
        content: { 'application/json': { schema: listOf(item) } },
      },
      default: problem,
    },
  });

/** One's own rows; admins see everyone's. */
const whose = ({ id, role }: Account) => (role === 'admin' ? undefined : id);

/** The registry is a database of its own: while it is away nothing else is. */
function away(error: Error): never {
  log.warn({ err: error.message }, 'the source registry does not answer');
  throw new DomainError('SOURCES_AWAY', { retryAfter: 5 });
}

/** The read-only lists: copyrights, sources, My Page rows. */
export function addListRoutes(app: RestApp, { reads, registry }: Container) {
  app.openapi(
    listRoute('/copyrights', CopyrightBody, 'Copyrights, newest first'),
    async (context) => {
      const paging = { ...context.req.valid('query'), creatorId: whose(context.get('account')) };
      const { facts, next } = await reads(({ db }) => listFacts(db, paging));
      const items = facts.flatMap(copyrightBodies);
      return context.json({ items, next }, 200);
    },
  );
  app.openapi(listRoute('/sources', SourceBody, 'Sources, newest first'), async (context) => {
    const paging = { ...context.req.valid('query'), creatorId: whose(context.get('account')) };
    const { rows, next } = await registry.list(paging).catch(away);
    return context.json({ items: rows.map(sourceBody), next }, 200);
  });
  app.openapi(listRoute('/mypages', MyPageBody, 'My Page, newest first'), async (context) => {
    const paging = { ...context.req.valid('query'), creatorId: whose(context.get('account')) };
    const { rows, next } = await reads(({ db }) => listStatus(db, paging));
    return context.json({ items: rows.map(myPageBody), next }, 200);
  });
}
