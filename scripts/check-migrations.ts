// Refuses migrations that break the version before, which still runs while a new one is rolled out: part of
// `npm run check`. `--release VERSION` notes that all there are now belong to a release.

import { MYSQL_MIGRATIONS } from '../packages/db/src/registry/mysql-migrate.ts';
import { SQLITE_MIGRATIONS } from '../packages/db/src/registry/sqlite.ts';
import { migrationTrouble, noteRelease } from './lib/migrations/folder.ts';
import { registryTrouble } from './lib/migrations/registry.ts';
import { inRoot } from './lib/paths.ts';

const folder = inRoot('packages/db/migrations');
const [option, version] = process.argv.slice(2);
if (option === '--release' && version) noteRelease(folder, version);
const trouble = [
  ...(await migrationTrouble(folder)),
  ...registryTrouble('SQLite registry', SQLITE_MIGRATIONS),
  ...registryTrouble('MySQL registry', MYSQL_MIGRATIONS),
];
for (const line of trouble) console.error(line);
if (trouble.length > 0) {
  console.error('A version adds; a later one takes away. docs/upgrading.md says how.');
  process.exitCode = 1;
}
