ALTER TABLE "events" ADD COLUMN "previous" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "unread_from" bigint;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "signals" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "signals" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "presence" DROP COLUMN "user";--> statement-breakpoint
ALTER TABLE "typing" DROP COLUMN "user";