import { expect, it } from 'vitest';
import { endpointsOf, fieldsOf, namedIn, type OpenApi, typeOf } from './openapi.ts';

const document: OpenApi = {
  paths: {
    '/contents': { post: { responses: {} }, get: { responses: {} } },
    '/contents/{id}': { delete: { responses: {} } },
  },
  components: { schemas: {} },
};

it('names every call once', () => {
  expect(endpointsOf(document).map(({ id }) => id)).toEqual([
    'get-contents',
    'post-contents',
    'delete-contents-id',
  ]);
});

it('says types in a few words', () => {
  expect(typeOf({ type: 'string', format: 'uuid' })).toBe('string (uuid)');
  expect(typeOf({ type: ['string', 'null'] })).toBe('string | null');
  expect(typeOf({ enum: ['private', 'link'] })).toBe('"private" | "link"');
  expect(typeOf({ type: 'array', items: { $ref: '#/components/schemas/Content' } })).toBe(
    'list of Content',
  );
});

it('unfolds objects one level and knows what a list holds', () => {
  const schema = {
    type: 'object',
    required: ['title'],
    properties: {
      title: { type: 'string' },
      credits: { type: 'object', properties: { ai: { type: 'string', default: 'none' } } },
    },
  };
  expect(fieldsOf(schema).map(({ name, required }) => [name, required])).toEqual([
    ['title', true],
    ['credits.ai', false],
  ]);
  expect(fieldsOf(schema)[1]?.byDefault).toBe('"none"');
  const list = {
    properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Source' } } },
  };
  expect(namedIn(list)).toEqual({ name: 'Source', list: true });
});
