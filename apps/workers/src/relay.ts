import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '@musicloud/db/database';
import { dueObjections } from '@musicloud/db/objections/objections';
import { resendRetried } from '@musicloud/db/outbox/dead-letters';
import { publishBatch } from '@musicloud/db/outbox/publish';
import { dueReleases, sweep } from '@musicloud/db/outbox/sweep';
import { listenForChanges } from '@musicloud/db/wake/wake';
import { compensateRelease } from '@musicloud/domain/copyright/compensate-release';
import { resumeTrack } from '@musicloud/domain/objection/resume-track';
import type { Container } from './container.ts';
import { eachDue } from './each-due.ts';
import { log } from './log.ts';
import { relayed, relayFailures } from './metrics.ts';
import { Pulse } from './pulse.ts';
import { retentionOf } from './retention.ts';
import { type Sweep, sweepPermissions } from './sweep-permissions.ts';

/** How long the relay sleeps when nobody wakes it, and how often it sweeps. */
const POLL_MS = 1_000;
const SWEEP_MS = 5_000;

/** Moves events to the queues, woken by NOTIFY with polling behind it, and sends again what queues lost. */
export async function startRelay(
  container: Container,
  pulse = new Pulse(),
): Promise<{ stop: () => Promise<void> }> {
  const stopping = new AbortController();
  let wake = Promise.withResolvers<void>();
  const listening = openDatabase({
    url: container.env.DATABASE_URL,
    connections: 1,
    applicationName: 'musicloud-relay',
  });
  const retention = retentionOf(container);
  const ears = await listenForChanges(listening.sql, () => wake.resolve());
  const loops = [publishing(), sweeping()];

  async function publishing() {
    while (!stopping.signal.aborted) {
      wake = Promise.withResolvers();
      const published = await attempt('publishing', 'publish', () =>
        publishBatch(container.database.sql, container.queues),
      );
      if (published === 0) await Promise.race([wake.promise, pause(POLL_MS)]);
    }
  }
  async function sweeping() {
    const { database, queues, env } = container;
    while (!stopping.signal.aborted) {
      const sweeps: readonly Sweep[] = [
        ['sweep', () => sweep(database.sql, queues, { afterMs: env.SWEEP_AFTER_MS })],
        ['send again', () => resendRetried(database.db, queues)],
        ['give up releases', () => giveUpReleases(container)],
        ['resume tracks', () => resumeTracks(container)],
        ...sweepPermissions(container),
        ...retention(),
      ];
      for (const [what, act] of sweeps) await attempt('sweeping', what, act);
      await pause(Math.min(SWEEP_MS, env.SWEEP_AFTER_MS));
    }
  }
  /** A failing database or queue is waited out: nothing is lost meanwhile, and the loop moves on. */
  async function attempt(part: string, what: string, act: () => Promise<number>): Promise<number> {
    pulse.beat(part);
    try {
      const done = await act();
      if (done > 0) relayed.inc({ what }, done);
      return done;
    } catch (error) {
      relayFailures.inc({ what });
      log.warn({ err: error }, `${what} failed, trying again`);
      return 0;
    }
  }
  const pause = (ms: number) => wait(ms, undefined, { signal: stopping.signal }).catch(() => {});
  return {
    stop: async () => {
      stopping.abort();
      wake.resolve();
      await Promise.all(loops);
      await ears.stop().catch(() => {});
      await listening.close();
    },
  };
}

/** Tracks whose creators answered an objection come back on the announced date. */
async function resumeTracks({ database, ports }: Container): Promise<number> {
  const found = await dueObjections(database.sql);
  return eachDue('resume tracks', found, ({ due, trace }) => resumeTrack(ports, due, trace));
}

/** Releases past their deadline are undone. */
async function giveUpReleases({ database, ports }: Container): Promise<number> {
  const due = await dueReleases(database.sql);
  return eachDue('give up releases', due, ({ release, trace }) =>
    compensateRelease(ports, release, trace),
  );
}
