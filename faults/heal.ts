// `npm run test:heal`: processes that hang, leak or stop working, and a database that is away. See README.md.
import { play } from './lib/fleet/play.ts';
import { heal } from './scenarios/heal.ts';

await play(heal);
