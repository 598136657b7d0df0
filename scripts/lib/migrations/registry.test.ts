import { expect, test } from 'vitest';
import { MYSQL_MIGRATIONS } from '../../../packages/db/src/registry/mysql-migrate.ts';
import { SQLITE_MIGRATIONS } from '../../../packages/db/src/registry/sqlite.ts';
import { registryTrouble } from './registry.ts';

const after = (script: string) =>
  registryTrouble('registry', ['create table sources (a text)', script]);

test.each([
  'create table if not exists more (a text not null)',
  'create index sources_a on sources (a, b)',
  'alter table sources add column b text',
  "alter table sources add column b varchar(9) not null default 'x'; create index if not exists i on sources (b);",
  '-- contract: 1\nalter table sources drop column a',
])('passes: %s', (script) => expect(after(script)).toEqual([]));

test.each([
  'drop table sources',
  'alter table sources drop column a',
  'alter table sources rename column a to b',
  'alter table sources add column b text not null',
  'alter table sources add column b text unique',
  'alter table sources add column b text, drop column a',
  'alter table sources modify a varchar(9)',
  'create unique index sources_a on sources (a)',
  'update sources set a = null',
  '-- contract: 2\nalter table sources drop column a',
])('refused: %s', (script) => expect(after(script)).toHaveLength(1));

test('ours pass', () => {
  expect(registryTrouble('SQLite', SQLITE_MIGRATIONS)).toEqual([]);
  expect(registryTrouble('MySQL', MYSQL_MIGRATIONS)).toEqual([]);
});
