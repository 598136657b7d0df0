import type { Trace } from '../shared/events.ts';
import type { AssetId, ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { decideAndCommit, eventOf, service } from '../shared/use-case.ts';
import type { Analysis } from './asset.ts';

type Needs = Pick<Ports, 'assets' | 'contents' | 'clock' | 'newId'>;

/** Keeps what listening found (null: unreadable) and shows it on every content that uses the asset. */
export async function recordAnalysis(
  ports: Needs,
  id: AssetId,
  analysis: Analysis | null,
  trace: Trace,
): Promise<void> {
  const payload = { assetId: id, readable: analysis !== null };
  await ports.assets.recordAnalysis(
    id,
    analysis,
    eventOf(ports, 'asset.analysed', payload, service, trace),
  );
  for (const contentId of await ports.assets.usersOf(id)) await refresh(ports, contentId);
}

/** Writes the content once more as it is, so that its status row shows the new facts of its asset. */
async function refresh(ports: Needs, id: ContentId) {
  await decideAndCommit(ports, async () => {
    const before = await ports.contents.load(id);
    if (before === null) throw new Error(`content ${id} went away while its sound was analysed`);
    const content = { ...before.content, version: before.content.version + 1 };
    return { change: { before, after: { ...before, content }, events: [] } };
  });
}
