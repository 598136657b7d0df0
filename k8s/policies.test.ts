import { beforeAll, describe, expect, test } from 'vitest';
import { breaks, sceneOf } from './testing/breaks.ts';
import { policies } from './testing/policies/all.ts';
import { variants } from './testing/render.ts';
import { complaintsOfSchemas } from './testing/strict.ts';
import type { Thing } from './testing/things.ts';

// Tests of the tests: each policy complains of what breaks it.
let demo: Thing[];
beforeAll(async () => {
  demo = (await variants.demo?.()) ?? [];
}, 240_000);
const scene = () => sceneOf(structuredClone(demo));

describe.each(Object.entries(breaks))('%s complains of', (name, ways) => {
  test.each(Object.entries(ways))('%s', (_, breakIt) => {
    const broken = scene();
    breakIt(broken);
    expect(policies[name as keyof typeof policies](broken.all)).not.toEqual([]);
  });
});

const misspellings: Readonly<Record<string, (broken: ReturnType<typeof scene>) => unknown>> = {
  'an unknown field of a container': ({ app }) => Object.assign(app('web'), { readynessProbe: {} }),
  'an unknown field deep inside': ({ pod }) =>
    Object.assign(pod('web').securityContext!, { runAsNonroot: true }),
  'an unknown field of a route': ({ one }) =>
    Object.assign(one('Ingress', 'web'), { specs: { rules: [] } }),
  'a missing field': ({ one }) => Object.assign(one('Deployment', 'web'), { spec: {} }),
  'a word where a number belongs': ({ app }) =>
    Object.assign(app('web').readinessProbe!, { periodSeconds: 'often' }),
};
test.each(Object.entries(misspellings))(
  'the schemas refuse %s',
  async (_, misspell) => {
    const broken = scene();
    misspell(broken);
    expect(await complaintsOfSchemas(broken.all)).not.toEqual([]);
  },
  60_000,
);
