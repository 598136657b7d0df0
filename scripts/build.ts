// `npm run build`: builds the pages when their sources changed.
import { buildPages } from './lib/build.ts';
import { words } from './lib/failure.ts';
import { stepsTo } from './lib/steps.ts';
import { stopWish } from './lib/stop-wish.ts';

const wish = stopWish();
const steps = stepsTo((line) => console.log(line));
try {
  await steps.run(
    'build',
    () => buildPages(wish),
    (built) => (built ? 'new' : 'unchanged'),
  );
} catch (error) {
  console.error(`✗ ${words(error)}`);
  process.exitCode = 1;
}
process.exit();
