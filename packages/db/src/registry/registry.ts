import type { SourceRegistry } from '@musicloud/domain/source/ports';
import { tracedPort } from '../observe/spans.ts';
import { openMysqlRegistry } from './mysql.ts';
import { openSqliteRegistry } from './sqlite.ts';
import { isSourcesUrl, SOURCES_URL_EXPECTED } from './url.ts';

/**
 * Opens the source registry that `url` names: `file:/path/to/sources.db`, or `mysql://user:password@host/database`
 * for MariaDB or TiDB. One behind the network need not be there yet: it is connected to when it is first asked.
 */
export async function openRegistry(url: string): Promise<SourceRegistry> {
  if (!isSourcesUrl(url)) throw new Error(`SOURCES_URL ${SOURCES_URL_EXPECTED}`);
  if (url.startsWith('file:'))
    return tracedPort('sqlite', 'sources', await openSqliteRegistry(url));
  return tracedPort('mysql', 'sources', await openMysqlRegistry(url));
}
