DROP INDEX "contents_name_near";--> statement-breakpoint
CREATE INDEX "contents_name_near" ON "contents" USING gin ("name_key" gin_trgm_ops) WITH (fastupdate=false);