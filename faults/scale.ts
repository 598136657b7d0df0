// `npm run test:scale`: web processes come and go with their CPU, workers with what waits. See README.md.
import { play } from './lib/fleet/play.ts';
import { scale } from './scenarios/scale.ts';

await play(scale);
