// `npm run test:rollout`: a new version, a bad one and new workers are rolled in under load. See README.md.
import { play } from './lib/fleet/play.ts';
import { rollout } from './scenarios/rollout.ts';

await play(rollout);
