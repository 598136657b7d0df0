// `npm run backup -- FILE|FOLDER`: backs up what `npm start` uses, while it runs. It migrates nothing: a backup before
// an upgrade is of the version that made the data.
import path from 'node:path';
import { callerFolder, readEnv } from './env.ts';
import { openDatabase } from './lib/database.ts';
import { words } from './lib/failure.ts';
import { runHere } from './lib/own-tool.ts';
import { stopWish } from './lib/stop-wish.ts';
import { surroundings } from './lib/surroundings.ts';

const [place] = process.argv.slice(2);
const wish = stopWish();
try {
  const env = readEnv();
  const database = await openDatabase(env);
  try {
    const args = place ? [path.resolve(callerFolder(), place)] : [];
    const variables = surroundings(env, database);
    process.exitCode = await runHere('packages/db/src/cli/backup.ts', args, variables, wish);
  } finally {
    await database.release();
  }
} catch (error) {
  console.error(`✗ ${words(error)}`);
  process.exitCode = 1;
}
process.exit();
