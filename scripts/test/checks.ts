import { inRoot } from '../lib/paths.ts';
import { runTool } from '../lib/tool.ts';
import type { Outcome } from './outcome.ts';

/** A check of the sources; each counts as one test. */
type Check = { name: string; command: string; args: string[] };

/** A tool's program, run on this Node. */
function tool(program: string, ...args: string[]): Pick<Check, 'command' | 'args'> {
  return { command: process.execPath, args: [inRoot('node_modules', program), ...args] };
}

/** Format, lint and import rules; types of every workspace; unused code; consistent packages. */
export function sourceChecks(): Check[] {
  return [
    {
      name: 'format, lint, import rules',
      ...tool(
        '@biomejs/biome/bin/biome',
        'ci',
        '--error-on-warnings',
        '--max-diagnostics=100',
        '--colors=off',
      ),
    },
    { name: 'types: scripts', ...tool('typescript/bin/tsc', '--noEmit', '-p', './tsconfig.json') },
    {
      name: 'types: every workspace',
      ...tool('turbo/bin/turbo', 'run', 'types', '--continue', '--output-logs=errors-only'),
    },
    {
      name: 'migrations add',
      command: process.execPath,
      args: [inRoot('scripts/check-migrations.ts')],
    },
    { name: 'unused code', ...tool('knip/bin/knip.js', '--no-progress') },
    {
      name: 'packages',
      ...tool('sherif/index.js', '--fail-on-warnings', '-r', 'root-package-dependencies'),
    },
  ];
}

/** Runs one check. */
export async function runCheck(check: Check, signal: AbortSignal): Promise<Outcome> {
  const { code, output } = await runTool(check.command, check.args, { cwd: inRoot(), signal });
  return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
}
