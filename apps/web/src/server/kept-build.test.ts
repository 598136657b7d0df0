import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStorage } from '@musicloud/db/storage/storage';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepBuild } from './kept-build.ts';

let root: string;
const servers: Server[] = [];
const stops: (() => void)[] = [];
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'kept-'));
});
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  for (const server of servers.splice(0)) server.close();
  await rm(root, { recursive: true });
});

/** A server of one build, which answers `own` for whatever it is left. */
async function serve(build: string): Promise<string> {
  const folder = path.join(root, build);
  await mkdir(path.join(folder, 'static/chunks'), { recursive: true });
  await writeFile(path.join(folder, 'BUILD_ID'), `${build}\n`);
  await writeFile(path.join(folder, `static/chunks/${build} [x].js`), `// ${build}`);
  const kept = await keepBuild(await openStorage(`file:${root}/files`), folder);
  stops.push(kept.stop);
  const server = createServer(kept.before((_, response) => response.end('own')));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const file = (build: string) => `/_next/static/chunks/${build}%20%5Bx%5D.js?v=1`;
const get = (origin: string, at: string, method = 'GET') => fetch(origin + at, { method });

test('each build answers for the files of the others, older and newer, and for its own itself', async () => {
  const [old, young] = [await serve('one'), await serve('two')];
  expect(await (await get(young, file('one'))).text()).toBe('// one');
  expect(await (await get(old, file('two'))).text()).toBe('// two');
  expect(await (await get(old, file('one'))).text()).toBe('own');
});

test('says what they are, and that they never change', async () => {
  await serve('one');
  const answer = await get(await serve('two'), file('one'), 'HEAD');
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-length': '6',
    'cache-control': 'public, max-age=31536000, immutable',
  });
});

test('leaves everything else to the pages', async () => {
  await serve('one');
  const origin = await serve('two');
  const others = [
    '/',
    '/_next/static/nothing.js',
    '/_next/static/',
    '/_next/static/..%2f..%2fBUILD_ID',
  ];
  for (const at of others) expect(await (await get(origin, at)).text()).toBe('own');
  expect(await (await get(origin, file('one'), 'POST')).text()).toBe('own');
});
