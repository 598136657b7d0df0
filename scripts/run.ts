// Runs one of the command-line tools on the database `npm start` uses: `run.ts SCRIPT [arguments]`.
// The tool owns stdout; an embedded server that does not run is started for as long as it takes.
import { atTerminal, withDatabase } from './lib/at-terminal.ts';
import { runHere } from './lib/own-tool.ts';
import { migrate } from './lib/prepare-data.ts';
import { stopWish } from './lib/stop-wish.ts';
import { surroundings } from './lib/surroundings.ts';

const [script = '', ...args] = process.argv.slice(2);
const wish = stopWish();
await atTerminal(() =>
  withDatabase(async (database, env) => {
    const variables = surroundings(env, database);
    await migrate(variables, wish);
    return runHere(script, args, variables, wish);
  }),
);
