CREATE TABLE `blocks` (
	`user_id` text NOT NULL,
	`blocked_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `blocked_id`)
);
--> statement-breakpoint
CREATE INDEX `blocks_blocked_id` ON `blocks` (`blocked_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `conduct` (
	`user_id` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`accepted_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pairs` (
	`room_id` text PRIMARY KEY NOT NULL,
	`user_a` text NOT NULL,
	`user_b` text NOT NULL,
	`tags` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`stay_a` integer NOT NULL,
	`stay_b` integer NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `pairs_user_a` ON `pairs` (`user_a`);--> statement-breakpoint
CREATE INDEX `pairs_user_b` ON `pairs` (`user_b`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`room_id` text NOT NULL,
	`reporter_id` text NOT NULL,
	`reporter` text NOT NULL,
	`reported_id` text NOT NULL,
	`reported` text NOT NULL,
	`reason` text NOT NULL,
	`note` text,
	`evidence` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_room_reporter` ON `reports` (`room_id`,`reporter_id`);--> statement-breakpoint
CREATE INDEX `reports_reported_id` ON `reports` (`reported_id`);--> statement-breakpoint
CREATE INDEX `reports_status` ON `reports` (`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `reports_expires_at` ON `reports` (`expires_at`);--> statement-breakpoint
CREATE TABLE `stranger_tags` (
	`tag` text NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`tag`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `stranger_tags_user_id` ON `stranger_tags` (`user_id`);--> statement-breakpoint
CREATE TABLE `strangers` (
	`user_id` text PRIMARY KEY NOT NULL,
	`status` text NOT NULL,
	`tags` text NOT NULL,
	`language` text,
	`keep_tags` integer NOT NULL,
	`auto_reconnect` integer NOT NULL,
	`since` integer NOT NULL,
	`heard_at` integer NOT NULL,
	`room_id` text,
	`last_partner_id` text,
	`shares_location` integer NOT NULL,
	`location` text
);
--> statement-breakpoint
CREATE INDEX `strangers_status_since` ON `strangers` (`status`,`since`);--> statement-breakpoint
CREATE INDEX `strangers_status_heard_at` ON `strangers` (`status`,`heard_at`);