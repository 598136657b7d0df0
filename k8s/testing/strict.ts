import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/paths.ts';
import { runTool } from '../../scripts/lib/tool.ts';
import { nameOf, type Thing } from './things.ts';

const packages: readonly [RegExp, string][] = [
  [/^gateway\.networking\.k8s\.io\//, '@kubernetes-models/gateway-api'],
  [/^keda\.sh\//, '@kubernetes-models/keda'],
];
const moduleOf = ({ apiVersion, kind }: Thing) => {
  const [, name = 'kubernetes-models'] = packages.find(([of]) => of.test(apiVersion)) ?? [];
  return `${name}/${apiVersion}/${kind}`;
};

/** What Kubernetes' schemas, and those of Gateway API and KEDA, have against these things. */
export async function complaintsOfSchemas(things: readonly Thing[]): Promise<string[]> {
  const values = await Promise.all(things.map(complaintOfValues));
  return [...values.flat(), ...(await unknownFields(things))];
}

/** Missing fields and impossible values: the schemas as validators. They let unknown fields pass. */
async function complaintOfValues(thing: Thing): Promise<string[]> {
  const module = await import(moduleOf(thing));
  try {
    new module[thing.kind](thing).validate();
    return [];
  } catch (error) {
    return [`${nameOf(thing)}: ${(error as Error).message}`];
  }
}

/** Unknown fields: the schemas as types. The compiler refuses what a literal has and its type has not. */
async function unknownFields(things: readonly Thing[]): Promise<string[]> {
  mkdirSync(inRoot('.cache'), { recursive: true });
  const folder = mkdtempSync(inRoot('.cache/manifests-'));
  try {
    const literals = things.map(
      (thing, index) =>
        `export const thing${index}: import('${moduleOf(thing)}').I${thing.kind} = ${JSON.stringify(thing, null, 1)};`,
    );
    const config = {
      extends: path.relative(folder, inRoot('tsconfig.base.json')),
      compilerOptions: { types: [] },
      files: ['things.ts'],
    };
    writeFileSync(path.join(folder, 'things.ts'), literals.join('\n'));
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
    const compiler = inRoot('node_modules/typescript/bin/tsc');
    const { code, output } = await runTool(process.execPath, [compiler, '-p', folder]);
    return code === 0 ? [] : output.trim().split('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
