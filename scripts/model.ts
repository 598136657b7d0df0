// `npm run test:model [-- --runs=10000 --seed=… --path=… --registry=sqlite|mysql]`: the domain's model in many more
// runs than `npm test` has time for, on Node 24. Ends with a table; a run that fails says how to play it again.

import { parseArgs } from 'node:util';
import { inRoot } from './lib/paths.ts';
import { stopWish } from './lib/stop-wish.ts';
import { runTool } from './lib/tool.ts';
import { requireMariaDb, requireRedis } from './test/tools.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    path: { type: 'string', default: '' },
    registry: { type: 'string', default: '' },
  },
});
const wish = stopWish();
await requireRedis(wish);
await requireMariaDb(wish);
console.log(`${values.runs} runs from seed ${values.seed}`);
const { code } = await runTool(
  process.execPath,
  [
    inRoot('node_modules/vitest/vitest.mjs'),
    ...['run', 'packages/db/src/model', '--project=integration', '--disableConsoleIntercept=true'],
  ],
  {
    cwd: inRoot(),
    env: {
      ...process.env,
      MODEL_RUNS: values.runs,
      MODEL_SEED: values.seed,
      MODEL_PATH: values.path,
      MODEL_REGISTRY: values.registry,
    },
    signal: wish,
    hear: (text) => process.stdout.write(text),
  },
);
process.exit(code);
