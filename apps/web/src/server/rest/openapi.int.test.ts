import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPortal, type Portal } from '../testing/portal.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document of any shape, looked at from outside.
type Node = any;
let portal: Portal;
let document: Node;
beforeAll(async () => {
  portal = await createPortal();
  const answer = await portal.call('GET', '/openapi.json');
  expect(answer.status).toBe(200);
  document = answer.body;
});
afterAll(() => portal.close());

/** Every node of the document with its name. */
function* nodesOf(node: unknown, name = ''): Generator<[string, Record<string, unknown>]> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield [name, node as Record<string, unknown>];
  for (const [key, child] of Object.entries(node)) yield* nodesOf(child, key);
}
const operations = () =>
  Object.entries<Node>(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries<Node>(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the description of the gateway', () => {
  test('is OpenAPI 3.1 and names every operation there is, no other', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'MusiCloud', version: expect.any(String) });
    expect(
      operations()
        .map(({ path, method }) => `${method} ${path}`)
        .toSorted(),
    ).toEqual([
      'delete /contents/{id}',
      'get /contents',
      'get /contents/{id}',
      'get /copyrights',
      'get /mypages',
      'get /sources',
      'post /contents',
    ]);
  });

  test('has an answer for every outcome, refusals as problem+json', () => {
    for (const { path, method, operation } of operations()) {
      const at = `${method} ${path}`;
      const { responses = {}, summary } = operation;
      expect(summary, at).toBeTruthy();
      expect(
        Object.keys(responses).some((status) => /^2\d\d$/.test(status)),
        at,
      ).toBe(true);
      expect(responses.default?.content, at).toHaveProperty(['application/problem+json']);
      for (const answer of Object.values<Node>(responses))
        expect(answer.description, at).toBeTruthy();
    }
  });

  test('describes every parameter of its addresses', () => {
    for (const { path, operation } of operations()) {
      const named = [...path.matchAll(/{(\w+)}/g)].map(([, name]) => name);
      const parameters = (operation.parameters ?? []) as { name: string; in: string }[];
      const inPath = parameters.filter((one) => one.in === 'path').map((one) => one.name);
      expect(inPath).toEqual(named);
    }
  });

  test('refers to nothing that is not there', () => {
    const references = [...nodesOf(document)].flatMap(([, node]) =>
      typeof node.$ref === 'string' ? [node.$ref] : [],
    );
    expect(references.length).toBeGreaterThan(5);
    for (const reference of references) {
      const parts = reference.replace(/^#\//, '').split('/');
      const found = parts.reduce<Node>((node, part) => node?.[part], document);
      expect(found, reference).toBeDefined();
    }
  });

  test('uses the types of JSON Schema 2020-12: no `nullable`, which 3.1 does not know', () => {
    const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
    for (const [name, node] of nodesOf(document)) {
      // A property may be called like a keyword.
      if (name === 'properties') continue;
      expect(node, name).not.toHaveProperty('nullable');
      if ('type' in node && !('in' in node) && name !== 'key') {
        for (const type of [node.type].flat()) {
          if (typeof type === 'string') expect(types, name).toContain(type);
        }
      }
    }
  });

  test('asks for a key', () => {
    expect(document.security).toEqual([{ key: [] }]);
    expect(document.components?.securitySchemes?.key).toEqual({ type: 'http', scheme: 'bearer' });
  });

  test('documents the body of an upload', () => {
    const schema = document.components?.schemas?.NewContent;
    expect(schema?.required).toEqual(expect.arrayContaining(['title', 'type']));
    expect(Object.keys(schema?.properties ?? {})).toEqual(
      expect.arrayContaining(['title', 'creatorName', 'type', 'description', 'originalIds']),
    );
  });
});
