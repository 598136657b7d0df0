import { beforeAll, describe, expect, test } from 'vitest';
import { policies } from './testing/policies/all.ts';
import { variants } from './testing/render.ts';
import { complaintsOfSchemas } from './testing/strict.ts';
import type { Thing } from './testing/things.ts';

// A first run may have to fetch kubectl.
const FIRST_MS = 240_000;

describe.each(Object.entries(variants))('%s', (_, render) => {
  let things: Thing[];
  beforeAll(async () => {
    things = await render();
  }, FIRST_MS);

  test('is what the schemas of Kubernetes, Gateway API and KEDA allow, without unknown fields', async () => {
    expect(things.length).toBeGreaterThan(30);
    expect(await complaintsOfSchemas(things)).toEqual([]);
  }, 60_000);

  test.each(Object.entries(policies))('keeps the policy %s', (_name, policy) => {
    expect(policy(things)).toEqual([]);
  });
});
