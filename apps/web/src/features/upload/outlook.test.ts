import type { NeededView } from '@musicloud/domain/permission/views';
import { expect, test } from 'vitest';
import { newContentId } from './ids.ts';
import { outlookOf } from './outlook.ts';

const view = (answer: NeededView['answer'], more: Partial<NeededView> = {}): NeededView => ({
  contentId: newContentId(),
  title: 'Midnight Line',
  artistName: 'TIKITIK',
  authorName: 'Kim',
  part: 'work',
  rights: [],
  answer,
  terms: null,
  society: 'none',
  coWriters: false,
  ...more,
});
const trusted = { society: 'KOMCA' } as const;

test.each([
  ['nothing is needed of what is one’s own', [view('own')], 'own'],
  ['every author grants in advance', [view('grant'), view('own')], 'granted'],
  ['one of them has to be asked', [view('grant'), view('ask')], 'ask'],
  ['one never permits it, whatever the others say', [view('ask'), view('never')], 'never'],
  ['the society alone answers', [view('society', trusted)], 'document'],
  ['the author grants and the society has to as well', [view('grant', trusted)], 'document'],
  ['the author is asked before the society', [view('ask', trusted)], 'ask'],
  ['others wrote one’s own', [view('own', { coWriters: true })], 'document'],
] as const)('%s', (_, needed, outlook) => {
  expect(outlookOf({ needed, missing: [] })).toBe(outlook);
  expect(outlookOf({ needed, missing: [newContentId()] })).toBe('gone');
});
