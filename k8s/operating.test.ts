import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inRoot } from '../scripts/lib/paths.ts';
import { knownSecrets } from './secrets.ts';

test('every key of the Secret is explained to whoever has to make it', () => {
  const text = readFileSync(inRoot('docs/operating.md'), 'utf8');
  for (const key of Object.keys(knownSecrets().musicloud ?? {}))
    expect(text).toContain(`\`${key}\``);
});
