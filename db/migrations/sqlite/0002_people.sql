ALTER TABLE `events` ADD `previous` text;--> statement-breakpoint
ALTER TABLE `members` ADD `unread_from` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `signals` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `presence` DROP COLUMN `user`;--> statement-breakpoint
ALTER TABLE `typing` DROP COLUMN `user`;