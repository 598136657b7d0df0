import type { Trace } from '../shared/events.ts';
import type { AssetId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { eventOf, service } from '../shared/use-case.ts';
import type { Analysis } from './asset.ts';

/** Keeps what listening found (null: unreadable), shown on every content that uses the asset. Repeated, it changes nothing. */
export function recordAnalysis(
  ports: Pick<Ports, 'assets' | 'clock' | 'newId'>,
  id: AssetId,
  analysis: Analysis | null,
  trace: Trace,
): Promise<void> {
  const payload = { assetId: id, readable: analysis !== null };
  const event = eventOf(ports, 'asset.analysed', payload, service, trace);
  return ports.assets.recordAnalysis(id, analysis, event);
}
