import { DraftForm } from '@musicloud/domain/content/content';
import { deleteContent } from '@musicloud/domain/content/delete-content';
import { discardDraft } from '@musicloud/domain/content/discard-draft';
import { editContent } from '@musicloud/domain/content/edit-content';
import { reopenContent } from '@musicloud/domain/content/reopen-content';
import { saveDraft } from '@musicloud/domain/content/save-draft';
import { contestDecision } from '@musicloud/domain/copyright/contest-decision';
import { finishRelease } from '@musicloud/domain/copyright/finish-release';
import { settleReview } from '@musicloud/domain/copyright/settle-review';
import { supplyMore } from '@musicloud/domain/copyright/supply-more';
import { domainCodeOf } from '@musicloud/domain/shared/errors';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { holdSource } from '@musicloud/domain/source/hold-source';
import { registerSource } from '@musicloud/domain/source/register-source';
import { statusOf } from '@musicloud/domain/status/status';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { status } from '../schema/index.ts';
import { createWorld, newContentId, trace, type World } from '../testing/world.ts';
import { rebuildStatus } from './rebuild.ts';

let world: World;
let creator: Caller;
let admin: Caller;
beforeAll(async () => {
  world = await createWorld();
  creator = await world.caller();
  admin = await world.caller('admin');
});
afterAll(() => world.close());

const outsideOriginal = { title: 'Old', writers: 'A', documents: [] };
/** Everything that can happen to a content, by a creator, an admin or a worker. */
const commands = {
  draft: (id) => saveDraft(world.ports, creator, id, DraftForm.parse({ title: 'Typing' })),
  upload: (id) => world.upload(creator, {}, id),
  uploadOutside: (id) => world.upload(creator, { type: 'cover', outsideOriginal }, id),
  edit: (id) => editContent(world.ports, creator, id, { visibility: 'public' }),
  describe: (id) => editContent(world.ports, creator, id, { description: 'new words' }),
  reopen: (id) => reopenContent(world.ports, creator, id),
  discard: (id) => discardDraft(world.ports, creator, id),
  delete: (id) => deleteContent(world.ports, creator, id),
  contest: (id) => contestDecision(world.ports, creator, id, 'mine'),
  supply: (id) => supplyMore(world.ports, creator, id, { statement: 'here', documents: [] }),
  approve: (id) => settleReview(world.ports, admin, id, { verdict: 'approve', note: '' }),
  reject: (id) => settleReview(world.ports, admin, id, { verdict: 'reject', note: 'no' }),
  ask: (id) => settleReview(world.ports, admin, id, { verdict: 'ask', note: 'more' }),
  register: (id) => registerSource(world.ports, id, trace()),
  release: (id) => finishRelease(world.ports, id, trace()),
  suspend: (id) => holdSource(world.ports, admin, id, 'suspend', 'claim'),
  reinstate: (id) => holdSource(world.ports, admin, id, 'reinstate', 'settled'),
} satisfies Record<string, (id: ContentId) => Promise<unknown>>;
type Command = keyof typeof commands;

/** A refusal is an answer as well; anything else is not. */
async function run(command: Command, id: ContentId) {
  try {
    await commands[command](id);
  } catch (error) {
    if (!domainCodeOf(error)) throw error;
  }
}

const names = Object.keys(commands) as Command[];
// Uploads weigh more, so that what follows them has something to work on.
const command = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Command>('upload', 'uploadOutside') },
  { weight: 10, arbitrary: fc.constantFrom(...names) },
);
const step = fc.tuple(command, fc.nat(2));
/** A series that goes everywhere: chance alone may not. */
const everywhere: [Command, number][] = [
  ...(['draft', 'upload', 'register', 'suspend', 'reinstate', 'edit'] as const).map(on(0)),
  ...(['delete', 'release'] as const).map(on(0)),
  ...(['uploadOutside', 'supply', 'ask', 'supply', 'reject', 'contest'] as const).map(on(1)),
  ...(['approve', 'register'] as const).map(on(1)),
  ...(['uploadOutside', 'reopen', 'discard', 'uploadOutside', 'supply'] as const).map(on(2)),
];
function on(which: number) {
  return (one: Command): [Command, number] => [one, which];
}

describe('rebuilding', () => {
  test('changes nothing, whatever happened', async () => {
    const reached = new Set<string>();
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 30 }),
      async (steps) => {
        const ids = [newContentId(), newContentId(), newContentId()];
        for (const [one, which] of steps) {
          const id = ids[which] ?? newContentId();
          await run(one, id);
          const facts = await world.ports.contents.load(id);
          if (facts) reached.add(statusOf(facts).status);
        }
        expect(await rebuildStatus(world.database)).toMatchObject({ changed: 0, removed: 0 });
      },
    );
    await fc.assert(property, { numRuns: 10, examples: [[everywhere]] });
    for (const one of ['draft', 'approved', 'registered', 'deleting', 'released']) {
      expect(reached).toContain(one);
    }
    for (const one of ['in_review', 'more_needed', 'rejected']) expect(reached).toContain(one);
  });

  test('repairs a row that is wrong, once, and brings back one that is gone', async () => {
    const { db, sql } = world.database;
    const { content } = await world.register(creator);
    const { content: lost } = await world.register(creator);
    const right = await db.select().from(status).where(eq(status.contentId, content.id));
    await sql`update status set status = 'draft', title = 'wrong' where content_id = ${content.id}`;
    await sql`delete from status where content_id = ${lost.id}`;
    expect(await rebuildStatus(world.database)).toMatchObject({ changed: 2, removed: 0 });
    const [row] = await db.select().from(status).where(eq(status.contentId, content.id));
    expect({ ...row, changedAt: null }).toEqual({ ...right[0], changedAt: null });
    expect(row?.changedAt.getTime()).toBeGreaterThanOrEqual(right[0]?.changedAt.getTime() ?? 0);
    const back = await db.select().from(status).where(eq(status.contentId, lost.id));
    expect(back[0]?.status).toBe('registered');
    expect(await rebuildStatus(world.database)).toMatchObject({ changed: 0, removed: 0 });
  });

  test('takes away a row without content', async () => {
    const { db, sql } = world.database;
    const { content } = await world.upload(creator);
    await sql`delete from contents where id = ${content.id}`;
    expect(await rebuildStatus(world.database)).toMatchObject({ changed: 0, removed: 1 });
    expect(await db.select().from(status).where(eq(status.contentId, content.id))).toEqual([]);
  });

  test('leaves a newer row alone', async () => {
    const { sql } = world.database;
    const { content } = await world.upload(creator);
    await sql`update status set version = version + 1, title = 'newer' where content_id = ${content.id}`;
    expect(await rebuildStatus(world.database)).toMatchObject({ changed: 0 });
  });
});
