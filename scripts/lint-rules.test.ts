import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from './lib/paths.ts';

const imports = (from: string, names = '{ it }') =>
  `import ${names} from '${from}';\nconsole.log(it);\n`;
const reads = 'export const port = process.env.PORT;\n';

/** Where a source stands, what it says, and the rule it breaks, if any. */
const cases: [file: string, source: string, rule?: string][] = [
  ['packages/domain/src/copyright/a.ts', imports('@musicloud/db'), 'noRestrictedImports'],
  ['packages/domain/src/copyright/b.ts', imports('drizzle-orm'), 'noRestrictedImports'],
  ['packages/domain/src/copyright/c.ts', imports('node:fs'), 'noRestrictedImports'],
  ['packages/domain/src/copyright/d.ts', imports('vitest'), 'noRestrictedImports'],
  ['packages/domain/src/copyright/e.test.ts', imports('node:fs'), 'noRestrictedImports'],
  ['packages/domain/src/copyright/f.ts', imports('zod')],
  ['packages/domain/src/copyright/g.ts', imports('../shared/ids.ts')],
  ['packages/domain/src/copyright/h.test.ts', imports('fast-check')],
  ['packages/db/src/a.ts', imports('@musicloud/web'), 'noRestrictedImports'],
  ['packages/db/src/b.ts', imports('../../../apps/workers/main.ts'), 'noRestrictedImports'],
  ['packages/db/src/c.ts', imports('@musicloud/domain/shared/ids')],
  ['packages/db/src/d.ts', imports('drizzle-orm')],
  ['packages/db/src/e.ts', reads, 'noProcessEnv'],
  ['apps/workers/src/a.ts', imports('@musicloud/web'), 'noRestrictedImports'],
  ['apps/workers/src/b.ts', imports('../../web/src/server/container.ts'), 'noRestrictedImports'],
  ['apps/workers/src/c.ts', imports('@musicloud/db')],
  ['apps/workers/env.ts', reads],
  ['apps/web/src/server/a.ts', imports('@musicloud/workers'), 'noRestrictedImports'],
  ['apps/web/src/server/b.ts', imports('@musicloud/db')],
  ['apps/web/src/server/c.ts', reads, 'noProcessEnv'],
  ['apps/web/src/server/env.ts', reads],
  ['apps/web/server.ts', imports('../workers/main.ts'), 'noRestrictedImports'],
  ['apps/web/src/features/a.tsx', imports('@musicloud/db'), 'noRestrictedImports'],
  ['apps/web/src/features/b.tsx', imports('@musicloud/db/schema'), 'noRestrictedImports'],
  ['apps/web/src/features/c.tsx', imports('../server/container.ts'), 'noRestrictedImports'],
  ['apps/web/src/features/d.tsx', imports('../../server.ts'), 'noRestrictedImports'],
  ['apps/web/src/features/e.tsx', imports('../server/router.ts'), 'noRestrictedImports'],
  ['apps/web/src/features/f.tsx', imports('../server/router.ts', '* as it'), 'noRestrictedImports'],
  ['apps/web/src/features/g.tsx', "export * from '../server/x.ts';\n", 'noRestrictedImports'],
  ['apps/web/src/features/h.tsx', "await import('../server/x.ts');\n", 'noRestrictedImports'],
  ['apps/web/src/features/i.tsx', imports('@musicloud/domain')],
  ['apps/web/src/features/j.tsx', imports('@trpc/server/http')],
  ['apps/web/src/features/k.tsx', imports('next/server')],
  [
    'apps/web/src/features/l.tsx',
    "import type { AppRouter } from '../server/router.ts';\nexport type X = AppRouter;\n",
  ],
  ['scripts/a.ts', reads],
];

const ours = /lint\/style\/(noRestrictedImports|noProcessEnv)/g;
let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'musicloud-lint-')));
  copyFileSync(inRoot('biome.json'), path.join(folder, 'biome.json'));
  for (const [file, source] of cases) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), source);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The rules of ours that each file breaks, from one run of the linter. */
function broken(): Map<string, string[]> {
  const biome = inRoot('node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--colors=off', '--max-diagnostics=none', '--reporter=github'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const found = new Map<string, string[]>();
  for (const line of stdout.split('\n')) {
    const file = /file=([^,]+)/.exec(line)?.[1];
    const rules = Array.from(line.matchAll(ours), ([, rule]) => rule ?? '');
    if (!file) continue;
    const name = path.relative(folder, file);
    found.set(name, [...(found.get(name) ?? []), ...rules]);
  }
  return found;
}

describe('import rules', () => {
  it('fire where they should and nowhere else', () => {
    const found = broken();
    const seen = cases.map(([file, source]) => [file, source, found.get(file)?.[0]]);
    expect(seen).toEqual(cases.map(([file, source, rule]) => [file, source, rule]));
  });
});
