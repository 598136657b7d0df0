CREATE TABLE "names" (
	"key" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"artist" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "contents_name_near";--> statement-breakpoint
DROP INDEX "contents_name";--> statement-breakpoint
CREATE INDEX "names_near" ON "names" USING gin ("title" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "contents_name" ON "contents" USING btree ("name_key","creator_id");--> statement-breakpoint
INSERT INTO "names" SELECT "key",
  (SELECT string_agg(CASE WHEN ascii("l") < 128 THEN "l" ELSE substr('abcdefghijklmnopqrstuvwxyz0123456789', ascii("l") % 36 + 1, 1) END, '' ORDER BY "i") FROM string_to_table(split_part("key", ' ', 1), NULL) WITH ORDINALITY AS "letters"("l", "i")),
  (SELECT string_agg(CASE WHEN ascii("l") < 128 THEN "l" ELSE substr('abcdefghijklmnopqrstuvwxyz0123456789', ascii("l") % 36 + 1, 1) END, '' ORDER BY "i") FROM string_to_table(substr("key", strpos("key", ' ') + 1), NULL) WITH ORDINALITY AS "letters"("l", "i"))
FROM (SELECT DISTINCT "name_key" AS "key" FROM "contents" WHERE "name_key" IS NOT NULL) "had";
