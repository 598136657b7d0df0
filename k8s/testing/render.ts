import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { inRoot } from '../../scripts/lib/paths.ts';
import { runTool } from '../../scripts/lib/tool.ts';
import { requireKubectl } from './kubectl.ts';
import type { Thing } from './things.ts';

/** What `kubectl kustomize` makes of a folder. */
export async function render(folder: string): Promise<Thing[]> {
  const { code, output } = await runTool(await requireKubectl(), ['kustomize', folder]);
  if (code !== 0) throw new Error(`kubectl kustomize ${folder}:\n${output}`);
  // A warning of what a newer kustomize refuses would stand in front.
  if (!output.startsWith('apiVersion:')) throw new Error(output.split('\n')[0]);
  return parseAllDocuments(output).map((document) => document.toJS() as Thing);
}

/** Renders one folder of a copy of the manifests, which `change` may change. */
async function renderCopy(folder: string, change: (copy: string) => void): Promise<Thing[]> {
  const copy = mkdtempSync(path.join(tmpdir(), 'musicloud-k8s-'));
  try {
    for (const part of ['base', 'components', 'overlays']) {
      cpSync(inRoot('k8s', part), path.join(copy, part), { recursive: true });
    }
    change(copy);
    return await render(path.join(copy, folder));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** An overlay together with components it names but does not use by itself. */
export function renderWith(overlay: string, components: readonly string[]): Promise<Thing[]> {
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace: 'musicloud',
    resources: [`../${overlay}`],
    components: components.map((name) => `../../components/${name}`),
  };
  return renderCopy('overlays/tried', (copy) => {
    mkdirSync(path.join(copy, 'overlays/tried'));
    writeFileSync(path.join(copy, 'overlays/tried/kustomization.yaml'), stringify(kustomization));
  });
}

/** An overlay with one text replaced in one file of the manifests. */
export function renderChanged(overlay: string, change: Change): Promise<Thing[]> {
  return renderCopy(path.join('overlays', overlay), (copy) => {
    const file = path.join(copy, change.file);
    const text = readFileSync(file, 'utf8');
    if (!text.includes(change.old)) throw new Error(`${change.file} has no ${change.old}`);
    writeFileSync(file, text.replace(change.old, change.new));
  });
}
export type Change = { readonly file: string; readonly old: string; readonly new: string };

/** Everything somebody may apply, by name. */
export const variants: Readonly<Record<string, () => Promise<Thing[]>>> = {
  demo: () => render(inRoot('k8s/overlays/demo')),
  production: () => render(inRoot('k8s/overlays/production')),
  'production with KEDA': () => renderWith('production', ['keda']),
  'production with files on a volume': () =>
    renderChanged('production', {
      file: 'overlays/production/kustomization.yaml',
      old: '- ../../components/audio-bucket',
      new: '- ../../components/audio-volume',
    }),
  'production with backups': () =>
    renderChanged('production', {
      file: 'overlays/production/kustomization.yaml',
      old: '# - ../../components/backup',
      new: '- ../../components/backup',
    }),
  'production behind an Ingress': () => renderWith('production', ['ingress']),
};
