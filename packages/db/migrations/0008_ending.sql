ALTER TABLE "notifications" DROP CONSTRAINT "notifications_pkey";--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_id_account_id_pk" PRIMARY KEY("id","account_id");--> statement-breakpoint
ALTER TABLE "contents" ADD COLUMN "ends" jsonb;--> statement-breakpoint
ALTER TABLE "permissions" ADD COLUMN "cause" text;--> statement-breakpoint
ALTER TABLE "permissions" ADD COLUMN "reply" jsonb;--> statement-breakpoint
ALTER TABLE "permissions" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "contents_ends" ON "contents" USING btree ("id") WHERE "contents"."ends" is not null;--> statement-breakpoint
CREATE INDEX "permissions_silent" ON "permissions" USING btree ("since") WHERE "permissions"."state" = 'requested' and "permissions"."reminded_at" is null;