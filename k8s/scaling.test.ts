import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { expect, test } from 'vitest';
import { variants } from './testing/render.ts';
import { deployments, ofKind } from './testing/things.ts';

/** How many there may be, and at what share of the requested CPU there are more. */
async function boundsIn(variant: string) {
  const all = (await variants[variant]?.()) ?? [];
  const scalers = ofKind<IHorizontalPodAutoscaler>(all, 'HorizontalPodAutoscaler');
  const bounds = scalers.map(({ metadata, spec }) => {
    const { minReplicas: least = 0, maxReplicas: most = 0, metrics = [] } = spec ?? {};
    return [
      metadata.name,
      { least, most, share: metrics[0]?.resource?.target.averageUtilization ?? 0 },
    ] as const;
  });
  return { bounds, names: deployments(all).map(({ metadata }) => metadata.name) };
}

test('the demo scales as the original did: one to ten, at 15 % of the CPU', async () => {
  const { bounds, names } = await boundsIn('demo');
  const original = { least: 1, most: 10, share: 15 };
  expect(bounds).toEqual(names.map((name) => [name, original]));
}, 240_000);

test('production keeps two of each, and uses what it asked for', async () => {
  const { bounds, names } = await boundsIn('production');
  expect(bounds.map(([name]) => name)).toEqual(names);
  for (const [name, { least, share }] of bounds) {
    expect({ name, enough: least >= 2, sane: share >= 50 && share <= 80 }).toEqual({
      name,
      enough: true,
      sane: true,
    });
  }
}, 240_000);
