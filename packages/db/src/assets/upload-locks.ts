import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type postgres from 'postgres';

/** How long a lease holds without being renewed, and how often it is: a dead process frees it in this time. */
const LEASE_SECONDS = 10;
const BEAT_MS = 500;

/** A lock on one upload. `release` is called when somebody else wants to go on with it. */
export type UploadLock = {
  readonly lock: (signal: AbortSignal, release: () => void | Promise<void>) => Promise<void>;
  readonly unlock: () => Promise<void>;
};

/**
 * Locks on uploads that several processes share: leases in PostgreSQL, so that no connection is held
 * for as long as a file goes up. The newer request asks the older one to let go, as the tus protocol advises.
 */
export function uploadLock(sql: postgres.Sql, uploadId: string): UploadLock {
  const holder = randomUUID();
  let beat: NodeJS.Timeout | undefined;
  const acquire = async () => {
    const rows = await sql`
      insert into upload_locks (upload_id, holder, expires_at)
      values (${uploadId}, ${holder}, now() + ${LEASE_SECONDS} * interval '1 second')
      on conflict (upload_id) do update set holder = excluded.holder, expires_at = excluded.expires_at,
        wanted = false where upload_locks.expires_at < now()
      returning upload_id`;
    return rows.length > 0;
  };
  const renew = async (release: () => void | Promise<void>) => {
    const [row] = await sql<{ wanted: boolean }[]>`
      update upload_locks set expires_at = now() + ${LEASE_SECONDS} * interval '1 second'
      where upload_id = ${uploadId} and holder = ${holder} returning wanted`;
    if (!row || row.wanted) await release();
  };
  return {
    lock: async (signal, release) => {
      while (!(await acquire())) {
        signal.throwIfAborted();
        await sql`update upload_locks set wanted = true where upload_id = ${uploadId}`;
        await wait(BEAT_MS / 5, undefined, { signal });
      }
      // A beat that fails leaves the lease to expire: the next one, or another holder, goes on.
      beat = setInterval(() => renew(release).catch(() => {}), BEAT_MS);
      beat.unref();
    },
    unlock: async () => {
      clearInterval(beat);
      await sql`delete from upload_locks where upload_id = ${uploadId} and holder = ${holder}`;
    },
  };
}
