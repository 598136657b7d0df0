// Runs after `npm install` and `npm ci`; where install scripts are off, every npm script does it.
import { fileURLToPath } from 'node:url';
import { mendDriver } from './lib/driver-patch.mjs';

mendDriver(fileURLToPath(new URL('../', import.meta.url)));
