import type { SourceRegistry } from '@musicloud/domain/source/ports';
import { openSqliteRegistry } from './sqlite.ts';

/** Opens the source registry that `url` names: `file:/path/to/sources.db`. */
export function openRegistry(url: string): Promise<SourceRegistry> {
  if (url.startsWith('file:')) return openSqliteRegistry(url);
  throw new Error(
    `SOURCES_URL has to be a file: URL, for example file:/var/lib/musicloud/sources.db`,
  );
}
