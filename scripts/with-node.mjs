#!/usr/bin/env node
// Runs one of our TypeScript scripts on Node 24: `node scripts/with-node.mjs SCRIPT [arguments]`.
// Everything it says itself goes to stderr, so that the script owns stdout.
import { prepare, runOnNode24 } from './lib/bootstrap.mjs';

const [script, ...args] = process.argv.slice(2);
try {
  if (!script) throw new Error('with-node.mjs needs the path of a script to run.');
  const node = await prepare((line) => console.error(line));
  process.exitCode = await runOnNode24(node, script, args);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
