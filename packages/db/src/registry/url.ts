/** What SOURCES_URL has to be, as the end of a sentence. Says nothing of the value, which may hold a password. */
export const SOURCES_URL_EXPECTED =
  'has to be a file: or mysql: URL, for example file:/srv/musicloud/sources.db or mysql://user:password@host:3306/musicloud';

/** Whether a text names a source registry: a SQLite file, or a database behind the MySQL protocol. */
export function isSourcesUrl(text: string): boolean {
  return /^file:./.test(text) || isMysqlUrl(text);
}

/** With host and database: the registry's tables are made there, the database itself is not. */
function isMysqlUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  return protocol === 'mysql:' && hostname !== '' && /^\/[^/]+$/.test(pathname);
}
