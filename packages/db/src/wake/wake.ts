import type postgres from 'postgres';

/** One channel for all changes; the payload names the creators whose contents changed. */
const CHANNEL = 'musicloud_changes';
/** At most one NOTIFY in this time and process: inside each transaction it would halve the rate of uploads. */
const COALESCE_MS = 20;
/** PostgreSQL refuses payloads of 8,000 bytes and more. */
const MOST_NAMES = 100;

/** Says after a commit that something changed, coalesced. A lost call is found by polling. */
export function wakerOf(sql: postgres.Sql): { wake: (creatorId: string) => void } {
  let names = new Set<string>();
  let waiting = false;
  const flush = () => {
    waiting = false;
    const payload = names.size > MOST_NAMES ? '*' : [...names].join(',');
    names = new Set();
    sql.notify(CHANNEL, payload).catch(() => {});
  };
  return {
    wake: (creatorId) => {
      names.add(creatorId);
      if (!waiting) setTimeout(flush, COALESCE_MS);
      waiting = true;
    },
  };
}

/** Listens for changes: the creators named, or null when there were too many to name. Reconnects by itself. */
export async function listenForChanges(
  sql: postgres.Sql,
  onChange: (creators: readonly string[] | null) => void,
): Promise<{ stop: () => Promise<void> }> {
  const { unlisten } = await sql.listen(
    CHANNEL,
    (payload) => onChange(payload === '*' ? null : payload.split(',')),
    // (Re)connected: something may have been missed.
    () => onChange(null),
  );
  return { stop: unlisten };
}
