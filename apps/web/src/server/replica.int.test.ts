import { createReplicated, type TestReplica } from '@musicloud/db/testing/replicated';
import { newContentId, submissionOf } from '@musicloud/db/testing/world';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { metrics } from './metrics.ts';
import { createPortal, type Portal } from './testing/portal.ts';

let stores: TestReplica;
let portal: Portal;
let creator: Caller;
beforeAll(async () => {
  stores = await createReplicated();
  const over = { DATABASE_REPLICA_URL: stores.replicaUrl };
  portal = await createPortal(over, { database: stores.onPrimary });
  creator = await portal.caller();
});
afterAll(async () => {
  await portal.close();
  await stores.close();
});

const mine = () => portal.procedures(creator);
const upload = async (said = {}) => {
  const id = newContentId();
  await mine().content.upload({ id, submission: submissionOf(said) });
  return id;
};
const readFrom = async (from: string) => {
  const text = await metrics.getSingleMetricAsString('musicloud_reads_total');
  return Number(new RegExp(`from="${from}"} (\\d+)`).exec(text)?.[1] ?? 0);
};
const serves = (wanted: number) =>
  vi.waitFor(
    async () =>
      expect(await metrics.getSingleMetricAsString('musicloud_replica_serves')).toContain(
        `musicloud_replica_serves ${wanted}`,
      ),
    { timeout: 20_000 },
  );
/** On a busy machine the replica may be late for one read, not for all. */
async function replicaAnswers() {
  const before = await readFrom('replica');
  const look = async () => {
    await mine().status.counts();
    expect(await readFrom('replica')).toBeGreaterThan(before);
  };
  await vi.waitFor(look, { timeout: 20_000 });
}
const idsOf = ({ rows }: { rows: readonly { contentId: string }[] }) =>
  rows.map((row) => row.contentId);

/** What has to show a content from the moment on that its upload was answered. */
async function expectShown(id: Awaited<ReturnType<typeof upload>>) {
  expect(idsOf(await mine().status.list({ limit: 50 }))).toContain(id);
  expect((await mine().status.counts()).approved).toBeGreaterThan(0);
  expect((await mine().content.get({ id })).status.contentId).toBe(id);
  const { body } = await portal.call('GET', '/mypages', { key: await portal.keyOf(creator) });
  expect(body.items.map((item: { contentId: string }) => item.contentId)).toContain(id);
}

test('what was uploaded is shown at once, from the replica', async () => {
  await serves(1);
  await expectShown(await upload());
  await replicaAnswers();
});

test('while the replica stands still lists, tracks and live updates show what is written all the same', async () => {
  await serves(1);
  const stream = (await mine().status.live())[Symbol.asyncIterator]();
  await stream.next();
  await stores.onReplica.sql`select pg_wal_replay_pause()`;
  const told = stream.next();
  const id = await upload({ visibility: 'public' });
  const stale = await stores.onReplica.sql`select from status where content_id = ${id}`;
  expect(stale).toHaveLength(0);
  await expectShown(id);
  // biome-ignore lint/suspicious/noExplicitAny: `tracked` hides its parts.
  const [, news] = (await told).value as any;
  expect(idsOf(news)).toContain(id);
  await portal.registerNow(id);
  expect(idsOf(await portal.procedures(null).source.catalogue({ limit: 50 }))).toContain(id);
  expect(await portal.procedures(null).source.track({ id })).toMatchObject({ contentId: id });
  await stores.onReplica.sql`select pg_wal_replay_resume()`;
  await stream.return?.(undefined);
  await serves(1);
});

test('with the replica gone nothing fails, and the portal is ready', async () => {
  await serves(1);
  await stores.replica.stop();
  await expectShown(await upload());
  expect((await portal.call('GET', '/healthz/ready')).status).toBe(200);
  await serves(0);
  await stores.replica.start();
  await serves(1);
  await expectShown(await upload());
  await replicaAnswers();
});
