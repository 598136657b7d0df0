CREATE SEQUENCE "public"."registration_numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"config_id" text DEFAULT 'default' NOT NULL,
	"name" text,
	"start" text,
	"prefix" text,
	"key" text NOT NULL,
	"reference_id" text NOT NULL,
	"refill_interval" integer,
	"refill_amount" integer,
	"last_refill_at" timestamp with time zone,
	"enabled" boolean DEFAULT true NOT NULL,
	"rate_limit_enabled" boolean DEFAULT true NOT NULL,
	"rate_limit_time_window" integer,
	"rate_limit_max" integer,
	"request_count" integer DEFAULT 0 NOT NULL,
	"remaining" integer,
	"last_request" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"permissions" text,
	"metadata" text,
	CONSTRAINT "api_keys_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limits_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text,
	"role" text DEFAULT 'creator' NOT NULL,
	"language" text DEFAULT 'ko' NOT NULL,
	"terms_version" text NOT NULL,
	"consented_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "accounts_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"creator_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"file_name" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"media_type" text,
	"sha256" text,
	"refusal" text,
	"content_id" uuid,
	"analysis" jsonb,
	"analysed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"stored_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "upload_locks" (
	"upload_id" text PRIMARY KEY NOT NULL,
	"holder" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"wanted" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"creator_id" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"form" jsonb,
	"submission" jsonb,
	"fingerprint" text,
	"name_key" text,
	"original_ids" uuid[] NOT NULL,
	"asset_id" uuid,
	"registration_number" bigint,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "copyrights" (
	"content_id" uuid PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"decision_id" uuid,
	"restore_to" text,
	"reason" text,
	"due_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"content_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"rule" text NOT NULL,
	"rule_version" integer NOT NULL,
	"evidence" jsonb NOT NULL,
	"admin_id" text,
	"note" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"content_id" uuid PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"state" text NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"unregistered_at" timestamp with time zone,
	"suspended_at" timestamp with time zone,
	"suspension_cause" text
);
--> statement-breakpoint
CREATE TABLE "status" (
	"content_id" uuid PRIMARY KEY NOT NULL,
	"creator_id" text NOT NULL,
	"copyright_id" uuid,
	"status" text NOT NULL,
	"next_actor" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"title" text NOT NULL,
	"artist_name" text NOT NULL,
	"type" text NOT NULL,
	"visibility" text NOT NULL,
	"rule" text,
	"note" text NOT NULL,
	"asset_id" uuid,
	"duration_ms" integer,
	"mark" smallint[],
	"source_id" uuid,
	"registration_code" text,
	"suspended" boolean NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"payload" jsonb NOT NULL,
	"actor" jsonb NOT NULL,
	"correlation_id" text NOT NULL,
	"cause_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"type" text NOT NULL,
	"content_id" uuid NOT NULL,
	"title" text NOT NULL,
	"outcome" text,
	"note" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"mailed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_user_id_accounts_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_reference_id_accounts_id_fk" FOREIGN KEY ("reference_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_accounts_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_ins_user" ON "sign_ins" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "api_keys_account" ON "api_keys" USING btree ("reference_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "assets_sha256" ON "assets" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "assets_content" ON "assets" USING btree ("content_id");--> statement-breakpoint
CREATE INDEX "contents_creator" ON "contents" USING btree ("creator_id");--> statement-breakpoint
CREATE INDEX "contents_asset" ON "contents" USING btree ("asset_id");--> statement-breakpoint
CREATE INDEX "contents_originals" ON "contents" USING gin ("original_ids");--> statement-breakpoint
CREATE INDEX "contents_name_near" ON "contents" USING gin ("name_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "contents_name" ON "contents" USING btree ("name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "contents_number" ON "contents" USING btree ("registration_number");--> statement-breakpoint
CREATE UNIQUE INDEX "copyrights_id" ON "copyrights" USING btree ("id");--> statement-breakpoint
CREATE INDEX "copyrights_state" ON "copyrights" USING btree ("state","since");--> statement-breakpoint
CREATE INDEX "decisions_content" ON "decisions" USING btree ("content_id","decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sources_id" ON "sources" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "sources_code" ON "sources" USING btree ("code");--> statement-breakpoint
CREATE INDEX "sources_listed" ON "sources" USING btree ("registered_at","content_id");--> statement-breakpoint
CREATE INDEX "status_newest" ON "status" USING btree ("creator_id","created_at","content_id");--> statement-breakpoint
CREATE INDEX "status_counts" ON "status" USING btree ("creator_id","status","created_at","content_id");--> statement-breakpoint
CREATE INDEX "status_changed" ON "status" USING btree ("creator_id","changed_at");--> statement-breakpoint
CREATE INDEX "status_waiting" ON "status" USING btree ("status","since","content_id");--> statement-breakpoint
CREATE INDEX "status_created" ON "status" USING btree ("created_at","content_id");--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "events_outbox" ON "events" USING btree ("id") WHERE "events"."published_at" is null;--> statement-breakpoint
CREATE INDEX "events_discarded" ON "events" USING btree (("actor" ->> 'id'),"at") WHERE "events"."type" = 'content.draft_discarded';--> statement-breakpoint
CREATE INDEX "notifications_newest" ON "notifications" USING btree ("account_id","at","id");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("account_id") WHERE "notifications"."read_at" is null;