import path from 'node:path';
import { expect, test } from 'vitest';
import { renderAccess } from './render.ts';

const page = path.join(import.meta.dirname, '../../../../../docs/access.md');

test('docs/access.md says what the tables say; `npx vitest run --project unit --update` writes it anew', async () => {
  await expect(renderAccess()).toMatchFileSnapshot(page);
});
