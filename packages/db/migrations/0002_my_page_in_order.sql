DROP INDEX "status_counts";--> statement-breakpoint
DROP INDEX "status_newest";--> statement-breakpoint
CREATE INDEX "status_titles" ON "status" USING btree ("creator_id",left("title", 50),"content_id","status","type");--> statement-breakpoint
CREATE INDEX "status_newest" ON "status" USING btree ("creator_id","created_at","content_id","status","type");