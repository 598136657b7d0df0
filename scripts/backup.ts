// `npm run backup -- FILE|FOLDER`: backs up what `npm start` uses, while it runs. It migrates nothing: a backup before
// an upgrade is of the version that made the data.
import path from 'node:path';
import { callerFolder } from './env.ts';
import { atTerminal, withDatabase } from './lib/at-terminal.ts';
import { runHere } from './lib/own-tool.ts';
import { stopWish } from './lib/stop-wish.ts';
import { surroundings } from './lib/surroundings.ts';

const [place] = process.argv.slice(2);
const args = place ? [path.resolve(callerFolder(), place)] : [];
const wish = stopWish();
await atTerminal(() =>
  withDatabase((database, env) =>
    runHere('packages/db/src/cli/backup.ts', args, surroundings(env, database), wish),
  ),
);
