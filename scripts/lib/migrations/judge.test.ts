import { describe, expect, test } from 'vitest';
import { judge } from './judge.ts';

const kindsOf = async (sql: string) => (await judge(sql)).map(({ kind }) => kind);

describe('what breaks the version before is refused', () => {
  test.each([
    'DROP TABLE "names"',
    'DROP INDEX "contents_name"',
    'ALTER TABLE "names" DROP COLUMN "artist"',
    'ALTER TABLE "names" RENAME COLUMN "artist" TO "performer"',
    'ALTER TABLE "names" RENAME TO "titles"',
    'ALTER TABLE "names" ALTER COLUMN "artist" SET NOT NULL',
    'ALTER TABLE "names" ALTER COLUMN "artist" DROP DEFAULT',
    'ALTER TABLE "names" ALTER COLUMN "artist" SET DATA TYPE varchar(10)',
    'ALTER TABLE "names" ADD COLUMN "language" text NOT NULL',
    'ALTER TABLE "names" ADD CONSTRAINT "once" UNIQUE ("artist")',
    'ALTER TABLE "names" ADD CONSTRAINT "said" CHECK ("artist" <> $$$$)',
    'ALTER TABLE "names" ADD CONSTRAINT "said" CHECK ("artist" <> $$$$) NOT VALID',
    'ALTER TABLE "names" ADD CONSTRAINT "whose" FOREIGN KEY ("artist") REFERENCES "accounts" ("id")',
    'ALTER TABLE "names" DROP CONSTRAINT "names_pkey"',
    'CREATE UNIQUE INDEX IF NOT EXISTS "once" ON "names" ("artist")',
    'CREATE INDEX CONCURRENTLY IF NOT EXISTS "fast" ON "names" ("artist")',
    'TRUNCATE "names"',
    'DO $$ BEGIN END $$',
    'CREATE TRIGGER "t" BEFORE INSERT ON "names" EXECUTE FUNCTION "f"()',
  ])('%s', async (sql) => expect(await kindsOf(sql)).toEqual(['breaks']));
});

describe('what holds a table for as long as it is large is refused', () => {
  test.each([
    'CREATE INDEX "fast" ON "names" ("artist")',
    'UPDATE "names" SET "artist" = lower("artist")',
    'DELETE FROM "names"',
    'ALTER TABLE "names" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL',
    'ALTER TABLE "names" ADD COLUMN "number" bigserial',
    'ALTER TABLE "names" ADD COLUMN "number" bigint GENERATED ALWAYS AS IDENTITY',
    'ALTER TABLE "names" ADD COLUMN "low" text GENERATED ALWAYS AS (lower("artist")) STORED',
    'ALTER TABLE "names" ADD COLUMN "code" text UNIQUE',
    'ALTER TABLE "names" ADD COLUMN "n" int; ALTER TABLE "names" ADD CONSTRAINT "some" CHECK ("n" > 0)',
  ])('%s', async (sql) => expect(await kindsOf(sql)).toEqual(['holds']));
});

describe('what the version before does not notice passes', () => {
  test.each([
    'CREATE TABLE "more" ("id" uuid PRIMARY KEY, "n" int NOT NULL); CREATE UNIQUE INDEX "u" ON "more" ("n")',
    'CREATE TABLE "more" ("id" uuid); ALTER TABLE "more" ADD COLUMN "n" int NOT NULL; UPDATE "more" SET "n" = 1',
    'ALTER TABLE "names" ADD COLUMN "language" text',
    'ALTER TABLE "names" ADD COLUMN "language" text DEFAULT \'ko\' NOT NULL',
    'ALTER TABLE "names" ADD COLUMN "tags" text[] DEFAULT \'{}\'::text[] NOT NULL',
    'ALTER TABLE "names" ADD COLUMN "since" timestamptz DEFAULT now() NOT NULL',
    'ALTER TABLE "names" ADD COLUMN "n" int; ALTER TABLE "names" ADD CONSTRAINT "some" CHECK ("n" > 0) NOT VALID',
    'ALTER TABLE "names" ALTER COLUMN "artist" DROP NOT NULL',
    'ALTER TABLE "names" VALIDATE CONSTRAINT "some"',
    'CREATE INDEX IF NOT EXISTS "fast" ON "names" ("artist")',
    'CREATE SEQUENCE "numbers"',
    'INSERT INTO "names" SELECT 1',
  ])('%s', async (sql) => expect(await judge(sql)).toEqual([]));
});
