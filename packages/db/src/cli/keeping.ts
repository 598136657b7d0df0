import type { Manifest } from '../backup/manifest.ts';

/** What a backup holds, in a few lines. */
export function summaryOf({ takenAt, tables, sources, files, keys }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const { later, mended, left } = sources;
  return [
    `as of ${takenAt}`,
    `${rows} rows in ${tables.length} tables`,
    `${sources.rows} entries of the source registry (${later + left} of later set back, ${mended} mended)`,
    `${files.count} files, ${files.bytes} bytes`,
    `keys: ${Object.keys(keys).join(', ') || 'none'}`,
  ].join('\n');
}

/** Ends the tool with one sentence. */
export function endWith(error: unknown): void {
  process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
