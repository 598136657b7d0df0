import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inRoot } from '../scripts/lib/paths.ts';
import { runTool } from '../scripts/lib/tool.ts';

// Other programs do the work, and this machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

// There is no cluster here: a program in kubectl's place plays one, and keeps what it was asked.
const image = `ghcr.io/musicloud/musicloud:0.2.0@sha256:${'a'.repeat(64)}`;
const names = [
  'web',
  'relay',
  'approval-worker',
  'release-worker',
  'analysis-worker',
  'notify-worker',
];
/** Every Deployment is at revision 7; the one of BROKEN never comes up with a new one. */
const cluster = `#!/bin/sh
echo "\${0##*/} $*" >> "$ASKED"
case "$*" in
  "get deployment"*) printf 7 ;;
  apply*) [ "$BROKEN" != apply ] ;;
  "rollout status deployment/$BROKEN "*) grep -q "undo deployment/$BROKEN " "$ASKED" ;;
esac
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'musicloud-roll-'));
  cpSync(inRoot('k8s/roll-out.sh'), path.join(folder, 'k8s/roll-out.sh'));
  for (const made of ['k8s/components/release', 'bin'])
    mkdirSync(path.join(folder, made), { recursive: true });
  for (const program of ['kubectl', 'kustomize']) {
    writeFileSync(path.join(folder, 'bin', program), cluster, { mode: 0o755 });
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function rollOut(BROKEN: string, what = image) {
  const ASKED = path.join(folder, 'asked');
  const PATH = `${path.join(folder, 'bin')}:${process.env.PATH}`;
  writeFileSync(ASKED, '');
  const env = { PATH, ASKED, BROKEN };
  const script = path.join(folder, 'k8s/roll-out.sh');
  const { code, output } = await runTool('bash', [script, 'production', what], { env });
  return { code, output, asked: readFileSync(ASKED, 'utf8').trim().split('\n') };
}

test('an image that comes up stays, once every Deployment says so', async () => {
  const { code, asked, output } = await rollOut('nobody');
  expect(code, output).toBe(0);
  expect(asked).toContain(`kustomize edit set image musicloud=${image}`);
  const applied = asked.indexOf('kubectl apply --kustomize overlays/production');
  expect(asked.slice(applied + 1)).toEqual(
    names.map(
      (name) => `kubectl rollout status deployment/${name} --namespace musicloud --timeout 600s`,
    ),
  );
});

test('an image that can not be applied whole is taken back', async () => {
  const { code, asked } = await rollOut('apply');
  expect(code).toBe(1);
  expect(asked.filter((line) => line.includes('rollout undo'))).toHaveLength(names.length);
});

test.each(['web', 'notify-worker'])(
  'an image whose %s does not come up is taken back everywhere',
  async (broken) => {
    const { code, asked, output } = await rollOut(broken);
    expect(code).toBe(1);
    expect(output).toContain(`${broken} did not come up`);
    for (const name of names) {
      expect(asked).toContain(
        `kubectl rollout undo deployment/${name} --namespace musicloud --to-revision 7`,
      );
    }
  },
);

test('an image that is not named exactly is not rolled out', async () => {
  const { code, asked } = await rollOut('nobody', 'ghcr.io/musicloud/musicloud:latest');
  expect({ code, asked }).toEqual({ code: 2, asked: [''] });
});
