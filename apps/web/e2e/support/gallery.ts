import { randomUUID } from 'node:crypto';
import type { Account, ContentId } from './account.ts';
import { tune } from './sounds.ts';

/** One content in every state a creator can meet, by state. */
export type Gallery = Readonly<
  Record<
    | 'registered'
    | 'rejected'
    | 'inReview'
    | 'moreNeeded'
    | 'awaiting'
    | 'released'
    | 'silent'
    | 'draft',
    ContentId
  >
>;

/** Fills My Page of `creator`; `other` has the music that stands against some of it. */
export async function fillGallery(creator: Account, other: Account): Promise<Gallery> {
  const taken = tune();
  const theirs = await other.register({
    title: 'Harbour Lights',
    visibility: 'public',
    assetId: await other.store(taken),
  });
  const released = await creator.register({ title: 'Gone by Spring' });
  await creator.api.content.delete.mutate({ id: released });
  const outsideOriginal = {
    title: 'Arirang',
    writers: 'Traditional',
    societyCode: '',
    documents: [],
  };
  const gallery = {
    released,
    registered: await creator.register({
      title: 'A Song With a Rather Long Title That Has to Find Its Place on a Phone',
      description: 'Recorded at night.\nMixed in the morning.',
      visibility: 'public',
      credits: {
        lyricist: [{ kind: 'me' }],
        composer: [{ kind: 'me' }, { kind: 'person', name: '김하늘' }],
        arranger: [],
        performer: [{ kind: 'person', name: 'A. Player' }],
        producer: [],
        society: 'KOMCA',
        ai: 'assisted',
      },
    }),
    rejected: await creator.submit({ title: 'Harbour', assetId: await creator.store(taken) }),
    inReview: await creator.submit({ title: 'Harbour Light', artistName: other.name }),
    moreNeeded: await creator.submit({ title: 'Arirang at Dusk', type: 'cover', outsideOriginal }),
    awaiting: await creator.submit({
      title: 'Harbour Lights (Cover)',
      type: 'cover',
      originalIds: [theirs],
    }),
    silent: await creator.register({ title: '소리 없는 곡', assetId: null, visibility: 'link' }),
    draft: await saveDraft(creator, 'Half a Thought'),
  };
  await creator.reaches(released, 'released');
  return gallery;
}

/** A draft as the form saves it. */
export async function saveDraft(creator: Account, title: string): Promise<ContentId> {
  const id = randomUUID() as ContentId;
  await creator.api.content.saveDraft.mutate({ id, form: { title, artistName: creator.name } });
  return id;
}
