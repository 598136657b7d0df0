CREATE TABLE "dead_letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"payload" jsonb NOT NULL,
	"correlation_id" text NOT NULL,
	"cause_id" uuid,
	"error" text NOT NULL,
	"attempts" integer NOT NULL,
	"failed_at" timestamp with time zone NOT NULL,
	"settled" text,
	"settled_by" text,
	"settled_at" timestamp with time zone,
	"resent_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "copyrights" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "copyrights" ADD COLUMN "release_failure" text;--> statement-breakpoint
CREATE UNIQUE INDEX "dead_letters_open_key" ON "dead_letters" USING btree ("key") WHERE "dead_letters"."settled" is null;--> statement-breakpoint
CREATE INDEX "dead_letters_open" ON "dead_letters" USING btree ("failed_at","id") WHERE "dead_letters"."settled" is null;--> statement-breakpoint
CREATE INDEX "copyrights_due" ON "copyrights" USING btree ("due_at");