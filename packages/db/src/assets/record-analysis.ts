import type { Analysis } from '@musicloud/domain/asset/asset';
import type { DomainEvent } from '@musicloud/domain/shared/events';
import type { AssetId } from '@musicloud/domain/shared/ids';
import { and, eq, sql } from 'drizzle-orm';
import { factsOf, factsQuery } from '../contents/load.ts';
import type { Db } from '../database.ts';
import { eventRow } from '../outbox/event-row.ts';
import { assets, contents, events } from '../schema/index.ts';
import { writeStatus } from '../status/rebuild.ts';

/** Appends an event about an asset. */
const tell = (db: Pick<Db, 'insert'>, event: DomainEvent) =>
  db.insert(events).values(eventRow(event));

/**
 * Writes what listening found, with its event and the status rows that show it, all or nothing. Locks in the order
 * commits do: contents, then the asset. Repeated it changes nothing. Answers whose asset it is; null when repeated.
 */
export function writeAnalysis(
  db: Db,
  id: AssetId,
  analysis: Analysis | null,
  event: DomainEvent,
): Promise<string | null> {
  const using = eq(contents.assetId, id);
  return db.transaction(async (tx) => {
    await tx.select({ id: contents.id }).from(contents).where(using).for('update');
    const [written] = await tx
      .update(assets)
      .set({ analysis, analysed: true })
      .where(and(eq(assets.id, id), eq(assets.analysed, false)))
      .returning({ creatorId: assets.creatorId });
    if (!written) return null;
    await tell(tx, event);
    await tx
      .update(contents)
      .set({ version: sql`${contents.version} + 1` })
      .where(using);
    await writeStatus(tx, (await factsQuery(tx).where(using)).map(factsOf));
    return written.creatorId;
  });
}
