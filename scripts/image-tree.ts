// `npm run image:tree -- FOLDER`: puts what an image holds besides its base into FOLDER, and says how large that is.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { buildPages } from './lib/build.ts';
import { Failure, words } from './lib/failure.ts';
import { makeImageTree } from './lib/image-tree.ts';

const SHOWN = 12;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`.padStart(9);

try {
  const [folder = ''] = process.argv.slice(2);
  if (!folder || (existsSync(folder) && readdirSync(folder).length > 0)) {
    throw new Failure('Usage: npm run image:tree -- FOLDER, which is empty or not there.');
  }
  await buildPages();
  const parts = await makeImageTree(path.resolve(folder));
  for (const { name, bytes } of parts.slice(0, SHOWN)) console.log(`${megabytes(bytes)}  ${name}`);
  const all = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const rest = parts.slice(SHOWN).reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`${megabytes(rest)}  ${parts.length - SHOWN} more`);
  console.log(`${megabytes(all)}  without the base image`);
} catch (error) {
  console.error(`✗ ${words(error)}`);
  process.exitCode = 1;
}
