CREATE TABLE "collaborators" (
	"id" uuid PRIMARY KEY NOT NULL,
	"content_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"share_bps" integer NOT NULL,
	"state" text NOT NULL,
	"represented" boolean NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "collaborators_once" ON "collaborators" USING btree ("content_id","account_id");--> statement-breakpoint
CREATE INDEX "collaborators_account" ON "collaborators" USING btree ("account_id","since","id");