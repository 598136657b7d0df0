// Runs one of the command-line tools on the database `npm start` uses: `run.ts SCRIPT [arguments]`.
// The tool owns stdout; an embedded server that does not run is started for as long as it takes.
import { readEnv } from './env.ts';
import { openDatabase } from './lib/database.ts';
import { words } from './lib/failure.ts';
import { runHere } from './lib/own-tool.ts';
import { migrate } from './lib/prepare-data.ts';
import { stopWish } from './lib/stop-wish.ts';
import { surroundings } from './lib/surroundings.ts';

const [script = '', ...args] = process.argv.slice(2);
const wish = stopWish();
try {
  const env = readEnv();
  const database = await openDatabase(env);
  try {
    const variables = surroundings(env, database);
    await migrate(variables, wish);
    process.exitCode = await runHere(script, args, variables, wish);
  } finally {
    await database.release();
  }
} catch (error) {
  console.error(`✗ ${words(error)}`);
  process.exitCode = 1;
}
process.exit();
