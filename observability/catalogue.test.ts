import path from 'node:path';
import { expect, test } from 'vitest';
import { renderCatalogue } from './catalogue.ts';

const page = path.join(import.meta.dirname, '../docs/metrics.md');

test('docs/metrics.md says what is exported; `npx vitest run --project unit --update` writes it anew', async () => {
  await expect(await renderCatalogue()).toMatchFileSnapshot(page);
});
