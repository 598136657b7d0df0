import { beforeAll, expect, test, vi } from 'vitest';
import { inRoot } from '../scripts/lib/paths.ts';
import { render, renderChanged } from './testing/render.ts';
import { deployments, type Thing } from './testing/things.ts';

// Other programs do the work, and this machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

let before: Thing[];
beforeAll(async () => {
  before = await render(inRoot('k8s/overlays/demo'));
}, 240_000);

const demoWith = (file: string, old: string, text: string) =>
  renderChanged('demo', { file, old, new: text });

/** The Deployments whose pods are other ones now. */
const renewed = (after: readonly Thing[]) =>
  deployments(after)
    .filter((deployment) => {
      const [old] = deployments(before).filter(
        ({ metadata }) => metadata.name === deployment.metadata.name,
      );
      return JSON.stringify(old?.spec?.template) !== JSON.stringify(deployment.spec?.template);
    })
    .map(({ metadata }) => metadata.name);

const workers = ['approval-worker', 'notify-worker', 'relay', 'release-worker'];
const everybody = ['analysis-worker', ...workers, 'web'];
const own = 'overlays/demo/kustomization.yaml';
const address = 'PUBLIC_URL=http://localhost:8080';

test('nothing changed makes no new pods', async () => {
  expect(renewed(await demoWith(own, address, address))).toEqual([]);
});

test('a changed setting of the demo makes new pods of all that read it', async () => {
  expect(renewed(await demoWith(own, address, `${address}1`))).toEqual(everybody);
});

test('a changed setting of the web makes new pods of the web only', async () => {
  const after = await demoWith('base/kustomization.yaml', 'SIGN_IN_LIMIT=60', 'SIGN_IN_LIMIT=90');
  expect(renewed(after)).toEqual(['web']);
});

test('a new release makes new pods of all, and a Job of its own', async () => {
  const release = 'components/release/kustomization.yaml';
  const after = await demoWith(release, 'newTag: 0.1.0', 'newTag: 0.2.0');
  expect(renewed(after)).toEqual(everybody);
  const jobs = [before, after].map((all) => all.find(({ kind }) => kind === 'Job')?.metadata.name);
  expect(jobs).toEqual(['migrate-0.1.0', 'migrate-0.2.0']);
});
