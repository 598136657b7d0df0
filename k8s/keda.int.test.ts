import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import { uuidv7 } from '@musicloud/db/ids';
import { connectQueues } from '@musicloud/db/queues/queues';
import { type AnyJob, queueNames } from '@musicloud/domain/shared/jobs';
import { Redis } from 'ioredis';
import { expect, inject, test } from 'vitest';
import { renderWith } from './testing/render.ts';
import { ofKind } from './testing/things.ts';

/** Of its own, so that no other test's queues are counted. */
const REDIS_DATABASE = 14;

test('what KEDA counts is what waits in each queue', async () => {
  const url = `${inject('redisUrl')}/${REDIS_DATABASE}`;
  const redis = new Redis(url);
  const queues = connectQueues({ databaseUrl: inject('postgresUrl'), redisUrl: url });
  try {
    await redis.flushdb();
    const jobs: AnyJob[] = [
      { name: 'register-source', payload: { contentId: uuidv7() as never } },
      { name: 'unregister-source', payload: { contentId: uuidv7() as never } },
      { name: 'unregister-source', payload: { contentId: uuidv7() as never } },
      { name: 'analyse-asset', payload: { assetId: uuidv7() as never } },
      { name: 'tell-creator', payload: { eventId: uuidv7() as never } },
    ];
    const trace = { correlationId: 'test', causeId: uuidv7(), again: false };
    await queues.send(jobs.map((job) => ({ ...job, id: uuidv7(), trace })));
    const scalers = ofKind<IScaledObject>(await renderWith('production', ['keda']), 'ScaledObject');
    const counted = scalers.map(async ({ metadata, spec }) => {
      const list = String(spec.triggers[0]?.metadata.listName);
      return [metadata.name.replace('-worker', ''), await redis.llen(list)];
    });
    const expected = { approval: 1, release: 2, analysis: 1, notify: 1 };
    expect(Object.keys(expected).sort()).toEqual([...queueNames].sort());
    expect(Object.fromEntries(await Promise.all(counted))).toEqual(expected);
  } finally {
    await queues.close();
    await redis.flushdb();
    redis.disconnect();
  }
}, 240_000);
