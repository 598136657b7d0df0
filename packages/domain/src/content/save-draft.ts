import type { Stored } from '../asset/asset.ts';
import { DomainError } from '../shared/errors.ts';
import type { AccountId, AssetId, ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { actorOf, type Caller, eventOf, settle } from '../shared/use-case.ts';
import type { ContentFacts } from '../status/status.ts';
import { type DraftForm, startDraft } from './content.ts';

type Needs = Pick<Ports, 'contents' | 'assets' | 'clock' | 'newId'>;

/**
 * Keeps a form as it stands, from its first character. The first save is an event, the following ones
 * are typing. Errors: ID_TAKEN for someone else's id, NOT_EDITABLE for what is no draft any more.
 */
export function saveDraft(ports: Needs, caller: Caller, id: ContentId, form: DraftForm) {
  return settle(ports, async () => {
    const before = await ports.contents.load(id);
    const asset = await ownAsset(ports, caller.account.id, form.assetId);
    const now = ports.clock();
    if (before === null) {
      const content = startDraft(id, caller.account.id, form, now);
      const after: ContentFacts = {
        content,
        copyright: null,
        decision: null,
        source: null,
        asset,
        permissions: [],
        collaborators: [],
      };
      const event = eventOf(
        ports,
        'content.drafted',
        { contentId: id },
        actorOf(caller),
        caller.trace,
      );
      return { change: { before, after, events: [event] } };
    }
    if (before.content.creatorId !== caller.account.id) throw new DomainError('ID_TAKEN');
    if (before.content.state !== 'draft') throw new DomainError('NOT_EDITABLE');
    const { version } = before.content;
    const content = { ...before.content, form, updatedAt: now, version: version + 1 };
    return { change: { before, after: { ...before, content, asset }, events: [] } };
  });
}

/** The draft's sound, when it is there and the caller's own. */
async function ownAsset(
  { assets }: Pick<Ports, 'assets'>,
  creatorId: AccountId,
  id: AssetId | null,
): Promise<Stored | null> {
  if (id === null) return null;
  const asset = await assets.find(id);
  if (asset?.creatorId !== creatorId) throw new DomainError('ASSET_NOT_FOUND');
  return asset.state === 'stored' ? asset : null;
}
