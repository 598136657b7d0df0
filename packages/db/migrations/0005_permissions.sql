CREATE TABLE "permissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"content_id" uuid NOT NULL,
	"requester_id" text NOT NULL,
	"original_id" uuid NOT NULL,
	"author_id" text NOT NULL,
	"part" text NOT NULL,
	"rights" text[] NOT NULL,
	"use" text NOT NULL,
	"terms" jsonb NOT NULL,
	"state" text NOT NULL,
	"granted_by" text,
	"note" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "standing_terms" (
	"account_id" text NOT NULL,
	"content_id" uuid,
	"terms" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "standing_terms_once" UNIQUE NULLS NOT DISTINCT("account_id","content_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "permissions_once" ON "permissions" USING btree ("content_id","original_id","author_id","part");--> statement-breakpoint
CREATE INDEX "permissions_author" ON "permissions" USING btree ("author_id","since","id");--> statement-breakpoint
CREATE INDEX "permissions_requester" ON "permissions" USING btree ("requester_id","since","id");--> statement-breakpoint
CREATE INDEX "permissions_original" ON "permissions" USING btree ("original_id");--> statement-breakpoint
CREATE INDEX "permissions_due" ON "permissions" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "standing_terms_content" ON "standing_terms" USING btree ("content_id");