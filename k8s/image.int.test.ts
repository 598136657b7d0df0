import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEmptyDatabase, dropDatabase } from '@musicloud/db/testing/database';
import { createMysqlDatabase, dropMysqlDatabase } from '@musicloud/db/testing/mysql';
import { afterAll, beforeAll, expect, inject, onTestFailed, test } from 'vitest';
import { buildPages } from '../scripts/lib/build.ts';
import { healthy, untilHealthy } from '../scripts/lib/health.ts';
import { makeImageTree } from '../scripts/lib/image-tree.ts';
import { freePort } from '../scripts/lib/ports.ts';
import { newSigningKey } from '../scripts/lib/surroundings.ts';
import { type Container, startContainer } from './testing/container.ts';
import { environmentOf } from './testing/policies/environment.ts';
import { variants } from './testing/render.ts';
import { openPage, type Portal, readBack, registerSong, releaseSong } from './testing/smoke.ts';
import { podOf, type Thing, type Workload, workloads } from './testing/things.ts';

/** Of its own, so that no other test's queues are worked on. */
const REDIS_DATABASE = 13;
const SLOW = 900_000;
const START_MS = 180_000;

let folder: string;
let demo: Thing[];
let secrets: Record<string, string> | undefined;
const running: Container[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'musicloud-image-'));
  await buildPages();
  await makeImageTree(path.join(folder, 'tree'));
  demo = (await variants.demo?.()) ?? [];
  secrets = {
    DATABASE_URL: await createEmptyDatabase(),
    REDIS_URL: `${inject('redisUrl')}/${REDIS_DATABASE}`,
    SOURCES_URL: await createMysqlDatabase(),
    AUTH_SECRET: 'a secret of a test, long enough to be one',
    CERTIFICATE_KEY: newSigningKey(),
  };
}, SLOW);
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop('SIGKILL')));
  rmSync(folder, { recursive: true, force: true });
  if (secrets?.DATABASE_URL) await dropDatabase(secrets.DATABASE_URL);
  if (secrets?.SOURCES_URL) await dropMysqlDatabase(secrets.SOURCES_URL);
});

const find = (name: string) =>
  workloads(demo).find(({ metadata }) => metadata.name.startsWith(name)) as Workload;

/** Starts what the demo's manifest says, with the volumes and ports of this machine. */
function start(name: string, over: Record<string, string> = {}, args?: readonly string[]) {
  const { containers, volumes = [] } = podOf(find(name));
  const [container = { name: '' }] = containers;
  const mounts = (container.volumeMounts ?? []).filter(({ name }) => name === 'audio');
  const shared = volumes.some(({ persistentVolumeClaim }) => persistentVolumeClaim);
  const one = startContainer({
    tree: path.join(folder, 'tree'),
    args: args ?? container.args ?? [],
    env: { ...environmentOf(demo, container, (_, key) => secrets?.[key]), ...over },
    volumes: Object.fromEntries(
      mounts.map(({ mountPath }) => [
        mountPath,
        path.join(folder, shared ? 'audio' : `own-${name}`),
      ]),
    ),
  });
  running.push(one);
  return one;
}

/** Starts a Deployment's process and waits until its own probe says that it is ready. */
async function startReady(name: string, over: Record<string, string> = {}) {
  const port = over.PORT ?? String(await freePort());
  const one = start(name, { [name === 'web' ? 'PORT' : 'HEALTH_PORT']: port, ...over });
  const { path: probe } = podOf(find(name)).containers[0]?.readinessProbe?.httpGet ?? {};
  const late = AbortSignal.timeout(START_MS);
  const gone = one.ended.then(() => {});
  await Promise.race([untilHealthy(() => `http://127.0.0.1:${port}${probe}`, late), gone]).catch(
    () => {},
  );
  if (!(await healthy(`http://127.0.0.1:${port}${probe}`))) {
    throw new Error(`${name} is not ready:\n${one.said()}`);
  }
  return one;
}

const workers = ['relay', 'approval-worker', 'release-worker', 'analysis-worker', 'notify-worker'];

// Only root may make a container; where the tests run as somebody else, the pipeline's cluster does.
test.runIf(process.getuid?.() === 0)(
  'the files of the image are enough for the whole demo, as a user that may write to its volumes only',
  async () => {
    onTestFailed(() => {
      for (const one of running) process.stderr.write(`${one.said().slice(-2_000)}\n---\n`);
    });
    // Volumes belong to the group of the pod.
    for (const name of ['audio', ...workers.map((worker) => `own-${worker}`)]) {
      const volume = path.join(folder, name);

      mkdirSync(volume);
      await chown(volume, 10_001, 10_001);
    }
    const waiting = start('web', {}, podOf(find('web')).initContainers?.[0]?.args);
    expect(await start('migrate').ended).toBe(0);
    expect(await waiting.ended).toBe(0);

    const PORT = String(await freePort());
    const PUBLIC_URL = `http://localhost:${PORT}`;
    const web = await startReady('web', { PORT, PUBLIC_URL });
    for (const name of workers) await startReady(name, { PUBLIC_URL });
    const tool = (program: string, argument = 'admin@example.org') =>
      start('web', { PUBLIC_URL }, [program, argument]);
    const admin = tool('apps/web/src/server/cli/create-admin.ts');
    expect(await admin.ended, admin.said()).toBe(0);
    const made = tool('apps/web/src/server/cli/api-key.ts');
    expect(await made.ended, made.said()).toBe(0);
    const portal: Portal = { origin: PUBLIC_URL, key: made.said().trim() };

    await openPage(portal);
    const song = await registerSong(portal);
    await readBack(portal, song);
    // Its process is replaced, once gently and once not; the volume stays.
    expect(await web.stop()).toBe(0);
    const second = await startReady('web', { PORT, PUBLIC_URL });
    await readBack(portal, song);
    expect(await second.stop('SIGKILL')).toBe(137);
    await startReady('web', { PORT, PUBLIC_URL });
    await readBack(portal, song);
    const backup = tool('packages/db/src/cli/backup.ts', '/tmp');
    expect(await backup.ended, backup.said()).toBe(0);
    await releaseSong(portal, song);
    for (const one of running) expect(one.said()).not.toMatch(/EROFS|EACCES|ERR_MODULE_NOT_FOUND/);
  },
  SLOW,
);
