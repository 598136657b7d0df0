CREATE TABLE "objections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"content_id" uuid NOT NULL,
	"receipt" text NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"claim" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"explanation" text NOT NULL,
	"links" text[] NOT NULL,
	"language" text NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"additions" jsonb NOT NULL,
	"answer" jsonb,
	"due_at" timestamp with time zone,
	"mailed" uuid[]
);
--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "suspension_objection_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "objections_receipt" ON "objections" USING btree ("receipt");--> statement-breakpoint
CREATE INDEX "objections_content" ON "objections" USING btree ("content_id","since");--> statement-breakpoint
CREATE INDEX "objections_state" ON "objections" USING btree ("state","since","id");--> statement-breakpoint
CREATE INDEX "objections_due" ON "objections" USING btree ("due_at") WHERE "objections"."due_at" is not null;