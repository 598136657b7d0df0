ALTER TABLE "status" ADD COLUMN "search_key" text;--> statement-breakpoint
CREATE INDEX "status_search" ON "status" USING gin ("search_key" gin_trgm_ops) WITH (fastupdate=false) WHERE "status"."search_key" is not null;--> statement-breakpoint
CREATE INDEX "status_search_begins" ON "status" USING btree ("search_key" text_pattern_ops) WHERE "status"."search_key" is not null;--> statement-breakpoint
UPDATE "status" SET "search_key" = "had"."key" FROM (
  SELECT "content_id" AS "id", (
    SELECT string_agg(CASE WHEN ascii("l") >= 128 THEN substr('abcdefghijklmnopqrstuvwxyz0123456789', ascii("l") % 36 + 1, 1) ELSE lower("l") END, '' ORDER BY "i")
    FROM string_to_table(normalize("title" || ' ' || "artist_name", NFKD), NULL) WITH ORDINALITY AS "letters"("l", "i")
    WHERE ascii("l") NOT BETWEEN 768 AND 879 AND ("l" ~ '[A-Za-z0-9 ]' OR ascii("l") >= 128)) AS "key"
  FROM "status" WHERE "status" = 'registered' AND NOT "suspended") "had"
WHERE "had"."id" = "status"."content_id";
