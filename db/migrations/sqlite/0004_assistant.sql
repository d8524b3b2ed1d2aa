CREATE TABLE `answer_words` (
	`answer_id` text NOT NULL,
	`last` integer NOT NULL,
	`words` text NOT NULL,
	PRIMARY KEY(`answer_id`, `last`)
);
--> statement-breakpoint
CREATE TABLE `assistant_usage` (
	`day` text NOT NULL,
	`account` text NOT NULL,
	`requests` integer NOT NULL,
	`tokens` integer NOT NULL,
	`cost` integer NOT NULL,
	PRIMARY KEY(`day`, `account`)
);
--> statement-breakpoint
CREATE TABLE `chat_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`parent_id` text,
	`role` text NOT NULL,
	`text` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`instance_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `chat_messages_conversation_id` ON `chat_messages` (`conversation_id`);--> statement-breakpoint
CREATE INDEX `chat_messages_instance_id` ON `chat_messages` (`instance_id`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text,
	`title` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `conversations_owner_id` ON `conversations` (`owner_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `room_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`room_id` text NOT NULL,
	`question_id` text NOT NULL,
	`asker_id` text NOT NULL,
	`message_id` text,
	`instance_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `room_answers_instance_id` ON `room_answers` (`instance_id`);--> statement-breakpoint
CREATE TABLE `room_assistants` (
	`room_id` text PRIMARY KEY NOT NULL,
	`prompt` text NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE cascade
);
