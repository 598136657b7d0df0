import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { inRoot } from '../scripts/lib/paths.ts';
import { runTool } from '../scripts/lib/tool.ts';
import { variants } from './testing/render.ts';
import { deployments, nameOf, podOf, type Thing } from './testing/things.ts';

// Other programs do the work, and this machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const read = (file: string) => readFileSync(inRoot(file), 'utf8');

type Step = { uses?: string; run?: string };
type Job = { uses?: string; permissions?: object; 'timeout-minutes'?: number; steps?: Step[] };
type Workflow = { permissions?: Record<string, string>; jobs: Record<string, Job> };

/** What is wrong with how a workflow is kept safe. */
function complaintsOf(workflow: Workflow): string[] {
  const jobs = Object.entries(workflow.jobs);
  const used = jobs.flatMap(([, { uses, steps = [] }]) => [uses, ...steps.map((one) => one.uses)]);
  const loose = used.filter((uses) => uses && !/^\.\/|@[0-9a-f]{40}$/.test(uses));
  const scripts = jobs.flatMap(([, { steps = [] }]) => steps.flatMap(({ run = '' }) => run));
  return [
    ...loose.map((uses) => `${uses} is not pinned by its hash`),
    ...(workflow.permissions ? [] : ['it has whatever rights the repository gives']),
    ...Object.entries(workflow.permissions ?? {})
      .filter(([, right]) => right === 'write')
      .map(([what]) => `every job may write ${what}`),
    ...jobs
      .filter(([, job]) => job.steps && !job['timeout-minutes'])
      .map(([name]) => `${name} may run for hours`),
    ...scripts
      .filter((script) => script.includes('${{'))
      .map((script) => `what comes from outside becomes part of a script: ${script}`),
  ];
}

describe('workflows', () => {
  const files = readdirSync(inRoot('.github/workflows'));
  test.each(files)('%s is kept safe', (file) => {
    expect(complaintsOf(parse(read(`.github/workflows/${file}`)))).toEqual([]);
  });

  test('every action carries the version its hash stands for', () => {
    for (const file of files) {
      const uses = read(`.github/workflows/${file}`).match(/uses: [^.\s].*/g) ?? [];
      for (const line of uses) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  test.each([
    [
      'by a tag',
      { jobs: { a: { 'timeout-minutes': 1, steps: [{ uses: 'actions/checkout@v4' }] } } },
    ],
    ['by a short hash', { jobs: { a: { uses: 'some/where@3d3c42e' } } }],
    ['with no rights said', { permissions: undefined, jobs: {} }],
    ['with rights for all', { permissions: { contents: 'write' }, jobs: {} }],
    ['without an end', { jobs: { a: { steps: [] } } }],
    [
      'with words of strangers',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the language of workflows.
      { jobs: { a: { 'timeout-minutes': 1, steps: [{ run: 'echo ${{ github.head_ref }}' }] } } },
    ],
  ])('one %s is refused', (_, workflow) => {
    const safe = { permissions: { contents: 'read' }, ...workflow } as Workflow;
    expect(complaintsOf(safe)).not.toEqual([]);
  });

  test('the scripts they run are there and roll out every Deployment', async () => {
    const demo = (await variants.demo?.()) ?? [];
    const names = deployments(demo).map(({ metadata }) => metadata.name);
    for (const script of ['k8s/roll-out.sh', 'k8s/try-demo.sh']) {
      for (const name of names) expect(read(script)).toMatch(new RegExp(`[ (]${name}[ );]`));
    }
  }, 240_000);
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');
  let demo: Thing[];
  beforeAll(async () => {
    demo = (await variants.demo?.()) ?? [];
  }, 240_000);

  test('begins with a base named by its digest', () => {
    expect(dockerfile).toMatch(/^ARG NODE_IMAGE=node:24\.\d+\.\d+-\S+-slim@sha256:[0-9a-f]{64}$/m);
    expect(dockerfile.match(/^FROM (?!\$\{NODE_IMAGE\})/gm)).toBeNull();
  });

  test('installs what every workspace asks for', () => {
    const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] };
    const folders = workspaces.flatMap((pattern) =>
      pattern.endsWith('/*')
        ? readdirSync(inRoot(pattern.slice(0, -2))).map((name) => pattern.replace('*', name))
        : [pattern],
    );
    for (const folder of folders) {
      expect(dockerfile).toContain(`COPY ${folder}/package.json ${folder}/`);
    }
  });

  test('runs as the user the manifests expect', () => {
    for (const deployment of deployments(demo)) {
      const { runAsUser, runAsGroup } = podOf(deployment).securityContext ?? {};
      expect(dockerfile, nameOf(deployment)).toContain(`USER ${runAsUser}:${runAsGroup}\n`);
    }
    expect(dockerfile).toContain('ENTRYPOINT ["node"]');
  });

  test('says by its health command whether the process lives', async () => {
    const [command = ''] = /(?<=HEALTHCHECK[^[]*)\[.*\]$/m.exec(dockerfile) ?? [];
    const [, ...args] = JSON.parse(command) as string[];
    let status = 200;
    const server = createServer(({ url }, response) =>
      response.writeHead(url === '/healthz/live' ? status : 404).end(),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const asked = async (env: NodeJS.ProcessEnv) =>
      (await runTool(process.execPath, args, { env })).code;
    const said = {
      web: await asked({ PORT: `${port}` }),
      worker: await asked({ HEALTH_PORT: `${port}` }),
    };
    expect(said).toEqual({ web: 0, worker: 0 });
    status = 503;
    expect(await asked({ PORT: `${port}` })).toBe(1);
    server.close();
    await once(server, 'close');
    expect(await asked({ PORT: `${port}` })).toBe(1);
  });

  test('leaves out what git leaves out', () => {
    const left = read('.dockerignore').split('\n');
    const folders = read('.gitignore').match(/^[\w.-]+(?=\/$)/gm) ?? [];
    expect(folders.length).toBeGreaterThan(3);
    for (const folder of folders) expect(left).toContain(`**/${folder}`);
  });
});
