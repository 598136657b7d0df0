import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inRoot } from './lib/paths.ts';
import { freePort } from './lib/ports.ts';
import { runTool } from './lib/tool.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'musicloud-start-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What `npm start` says and how it ends. Nothing of the caller's own settings reaches it. */
async function start(variables: Record<string, string>): Promise<{ code: number; said: string }> {
  const env = { PATH: process.env.PATH, DATA_DIR: path.join(folder, 'data'), ...variables };
  const run = await runTool(process.execPath, [inRoot('scripts/start.mjs')], { cwd: folder, env });
  return {
    code: run.code,
    said: run.output
      .split('\n')
      .filter((line) => !/^✓|^… /.test(line))
      .join('\n')
      .trim(),
  };
}

describe('npm start', () => {
  it('says in one sentence that the port is taken', async () => {
    const port = await freePort();
    const squatter = createServer().listen(port, '127.0.0.1');
    expect(await start({ PORT: String(port) })).toEqual({
      code: 1,
      said: `✗ Port ${port} on 127.0.0.1 is taken: stop what listens there, or choose another with PORT.`,
    });
    squatter.close();
  });

  it('says in one sentence which variable is wrong', async () => {
    const said = '✗ PORT is "abc": expected a whole number from 1 to 65535.';
    expect(await start({ PORT: 'abc' })).toEqual({ code: 1, said });
  });

  it('says in one sentence that HOST is not here', async () => {
    const said = '✗ HOST=192.0.2.1 is no address of this machine.';
    expect(await start({ HOST: '192.0.2.1', PORT: String(await freePort()) })).toEqual({
      code: 1,
      said,
    });
  });

  it('says in one sentence that the database does not answer, without the password', async () => {
    const port = await freePort();
    const url = `postgres://me:geheim@127.0.0.1:${port}/music`;
    const { code, said } = await start({ DATABASE_URL: url, PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(said).toBe(
      `✗ DATABASE_URL cannot be used: 127.0.0.1:${port}/music says connect ECONNREFUSED 127.0.0.1:${port}.`,
    );
  });

  it('says in one sentence where it cannot write', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const inside = path.join(file, 'data');
    expect(await start({ DATA_DIR: inside, PORT: String(await freePort()) })).toEqual({
      code: 1,
      said: `✗ MusiCloud cannot write to ${inside}: a part of that path is a file.`,
    });
  });
});
