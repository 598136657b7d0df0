import { describe, expect, test } from 'vitest';
import { ContentId } from '../shared/ids.ts';
import { contentId, me, moment, someone, stored, uuid } from '../testing/samples.ts';
import { type Asset, audioFormats, documentFormats, maxBytes, refusalOf, usable } from './asset.ts';

describe('what arrived', () => {
  test.each([
    ['nothing', 'audio', 0, 'audio/ogg', 'FILE_EMPTY'],
    ['exactly the most', 'audio', 2 * 1024 ** 3, 'audio/ogg', null],
    ['one byte more', 'audio', 2 * 1024 ** 3 + 1, 'audio/ogg', 'FILE_TOO_LARGE'],
    ['a document of one byte more', 'document', 20 * 1024 ** 2 + 1, 'image/png', 'FILE_TOO_LARGE'],
    ['text', 'audio', 9, undefined, 'AUDIO_NOT_RECOGNISED'],
    ['a picture as sound', 'audio', 9, 'image/png', 'AUDIO_NOT_RECOGNISED'],
    ['sound as a document', 'document', 9, 'audio/ogg', 'DOCUMENT_NOT_RECOGNISED'],
    ['a name every object has', 'audio', 9, 'constructor', 'AUDIO_NOT_RECOGNISED'],
  ] as const)('%s', (_, kind, size, type, code) => expect(refusalOf(kind, size, type)).toBe(code));

  test('every format there is passes', () => {
    for (const type of Object.keys(audioFormats)) expect(refusalOf('audio', 1, type)).toBeNull();
    for (const type of Object.keys(documentFormats)) {
      expect(refusalOf('document', 1, type)).toBeNull();
    }
    expect(maxBytes.document).toBeLessThan(maxBytes.audio);
  });
});

describe('what may be used', () => {
  const common = { ...stored(), createdAt: moment() };
  const uploading = { ...common, state: 'uploading' } as unknown as Asset;
  const refused = { ...common, state: 'refused', code: 'FILE_EMPTY' } as unknown as Asset;
  const other = ContentId.parse(uuid(50));

  test.each([
    ['nothing', null, 'ASSET_NOT_FOUND'],
    ['someone else’s', stored({ creatorId: someone }), 'ASSET_NOT_FOUND'],
    ['a document for sound', stored({ kind: 'document' }), 'ASSET_NOT_FOUND'],
    ['one on its way', uploading, 'ASSET_INCOMPLETE'],
    ['a refused one', refused, 'FILE_EMPTY'],
    ['one of another content', stored({ contentId: other }), 'ASSET_IN_USE'],
  ])('not %s', (_, asset, code) => {
    expect(() => usable(asset, 'audio', me, contentId)).toThrow(code);
  });

  test('a free one, and the one the content already has', () => {
    expect(usable(stored(), 'audio', me, contentId)).toEqual(stored());
    const taken = stored({ contentId });
    expect(usable(taken, 'audio', me, contentId)).toBe(taken);
  });
});
