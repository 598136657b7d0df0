import { beforeAll, expect, test } from 'vitest';
import { inRoot } from '../scripts/lib/paths.ts';
import { runTool } from '../scripts/lib/tool.ts';
import { knownSecrets } from './secrets.ts';
import { environmentOf } from './testing/policies/environment.ts';
import { variants } from './testing/render.ts';
import { deployments, podOf, type Thing } from './testing/things.ts';

// A restarted process says what it lacks by name, before it reaches for any store.
let demo: Thing[];
beforeAll(async () => {
  demo = (await variants.demo?.()) ?? [];
}, 240_000);

/** Starts what a Deployment runs, with its environment changed, and waits until it has ended. */
async function boot(
  name: string,
  things: readonly Thing[],
  change: (env: Record<string, string>) => unknown,
) {
  const [deployment] = deployments(demo).filter(({ metadata }) => metadata.name === name);
  const [container = { name: '' }] = deployment ? podOf(deployment).containers : [];
  const env = environmentOf(things, container, (secret, key) => knownSecrets()[secret]?.[key]);
  change(env);
  const [program = ''] = container.args ?? [];
  return runTool(process.execPath, [inRoot(program)], { cwd: inRoot(), env });
}

const needed = ['DATABASE_URL', 'SOURCES_URL', 'STORAGE_URL', 'MAIL_DIR'];
const both = ['web', 'relay'];

test.each(both)('%s whose ConfigMaps were deleted names what was in them', async (name) => {
  const without = demo.filter(({ kind }) => kind !== 'ConfigMap');
  const { code, output } = await boot(name, without, () => {});
  expect(code).toBe(1);
  for (const missing of ['STORAGE_URL', 'MAIL_DIR']) expect(output).toContain(`${missing} `);
  expect(output).not.toContain('DATABASE_URL');
});

test.each(both)('%s without its Secret names what it needs of it', async (name) => {
  const keys = name === 'web' ? [...needed, 'AUTH_SECRET', 'CERTIFICATE_KEY'] : needed;
  const { code, output } = await boot(name, demo, (env) => {
    for (const key of keys) delete env[key];
  });
  expect(code).toBe(1);
  for (const key of keys) expect(output).toContain(`${key} `);
});

test.each([
  ['web', 'COPYRIGHT_TIMEOUT_MS', 'soon'],
  ['web', 'PUBLIC_URL', 'localhost'],
  ['web', 'TRUSTED_PROXIES', 'the ingress'],
  ['web', 'DATABASE_URL', 'mysql://root:geheim@host/db'],
  ['relay', 'ROLES', 'relais'],
  ['relay', 'HEALTH_PORT', 'http'],
  ['relay', 'REDIS_URL', 'geheim'],
])('%s with a wrong %s says so, and ends', async (name, variable, value) => {
  const { code, output } = await boot(name, demo, (env) => {
    env[variable] = value;
  });
  expect(code).toBe(1);
  expect(output).toContain(variable);
  expect(output).not.toMatch(/geheim|at file:/);
});
