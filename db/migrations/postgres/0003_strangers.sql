CREATE TABLE "blocks" (
	"user_id" text NOT NULL,
	"blocked_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "blocks_user_id_blocked_id_pk" PRIMARY KEY("user_id","blocked_id")
);
--> statement-breakpoint
CREATE TABLE "conduct" (
	"user_id" text PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"accepted_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pairs" (
	"room_id" text PRIMARY KEY NOT NULL,
	"user_a" text NOT NULL,
	"user_b" text NOT NULL,
	"tags" text NOT NULL,
	"created_at" bigint NOT NULL,
	"ended_at" bigint,
	"stay_a" boolean NOT NULL,
	"stay_b" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text PRIMARY KEY NOT NULL,
	"room_id" text NOT NULL,
	"reporter_id" text NOT NULL,
	"reporter" text NOT NULL,
	"reported_id" text NOT NULL,
	"reported" text NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"evidence" text NOT NULL,
	"status" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stranger_tags" (
	"tag" text NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "stranger_tags_tag_user_id_pk" PRIMARY KEY("tag","user_id")
);
--> statement-breakpoint
CREATE TABLE "strangers" (
	"user_id" text PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"tags" text NOT NULL,
	"language" text,
	"keep_tags" boolean NOT NULL,
	"auto_reconnect" boolean NOT NULL,
	"since" bigint NOT NULL,
	"heard_at" bigint NOT NULL,
	"room_id" text,
	"last_partner_id" text,
	"shares_location" boolean NOT NULL,
	"location" text
);
--> statement-breakpoint
ALTER TABLE "pairs" ADD CONSTRAINT "pairs_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "blocks_blocked_id" ON "blocks" USING btree ("blocked_id","user_id");--> statement-breakpoint
CREATE INDEX "pairs_user_a" ON "pairs" USING btree ("user_a");--> statement-breakpoint
CREATE INDEX "pairs_user_b" ON "pairs" USING btree ("user_b");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_room_reporter" ON "reports" USING btree ("room_id","reporter_id");--> statement-breakpoint
CREATE INDEX "reports_reported_id" ON "reports" USING btree ("reported_id");--> statement-breakpoint
CREATE INDEX "reports_status" ON "reports" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "reports_expires_at" ON "reports" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "stranger_tags_user_id" ON "stranger_tags" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "strangers_status_since" ON "strangers" USING btree ("status","since");--> statement-breakpoint
CREATE INDEX "strangers_status_heard_at" ON "strangers" USING btree ("status","heard_at");