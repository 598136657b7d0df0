// Runs one of the command-line tools on the database `npm start` uses: `run.ts SCRIPT [arguments]`.
// The tool owns stdout; an embedded server that does not run is started for as long as it takes.
import { spawn } from 'node:child_process';
import { readEnv } from './env.ts';
import { openDatabase } from './lib/database.ts';
import { words } from './lib/failure.ts';
import { inRoot } from './lib/paths.ts';
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
    process.exitCode = await runTool(variables);
  } finally {
    await database.release();
  }
} catch (error) {
  console.error(`✗ ${words(error)}`);
  process.exitCode = 1;
}
process.exit();

function runTool(env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [inRoot(script), ...args], { env, stdio: 'inherit' });
  wish.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
