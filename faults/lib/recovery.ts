import type { Client } from './client.ts';
import type { UploadCall } from './ledger.ts';

/** A try that hangs is another one's turn soon: what is measured is the service, not this patience. */
const TRY_MS = 2_000;

/**
 * Uploads something fresh until it is registered and deletes `spare` until it is released.
 * @returns the moment (performance.now) when both were; Infinity when that was not before the client's end
 */
export async function recovery(client: Client, spare: UploadCall | undefined): Promise<number> {
  if (!spare?.contentId) return Number.POSITIVE_INFINITY;
  const { by, contentId } = spare;
  const arrives = async () => {
    const fresh = await client.upload(by, { patienceMs: TRY_MS });
    return fresh.contentId !== null && (await client.reaches(by, fresh.contentId, 'Registered'));
  };
  const leaves = async () => {
    const { outcome } = await client.remove(by, contentId, TRY_MS);
    return outcome === 'accepted' && (await client.reaches(by, contentId, 'Released'));
  };
  const done = await Promise.all([arrives(), leaves()]);
  return done.every(Boolean) ? performance.now() : Number.POSITIVE_INFINITY;
}
