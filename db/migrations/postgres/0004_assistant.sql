CREATE TABLE "answer_words" (
	"answer_id" text NOT NULL,
	"last" bigint NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "answer_words_answer_id_last_pk" PRIMARY KEY("answer_id","last")
);
--> statement-breakpoint
CREATE TABLE "assistant_usage" (
	"day" text NOT NULL,
	"account" text NOT NULL,
	"requests" bigint NOT NULL,
	"tokens" bigint NOT NULL,
	"cost" bigint NOT NULL,
	CONSTRAINT "assistant_usage_day_account_pk" PRIMARY KEY("day","account")
);
--> statement-breakpoint
CREATE TABLE "chat_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"parent_id" text,
	"role" text NOT NULL,
	"text" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"instance_id" text,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text,
	"title" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"room_id" text NOT NULL,
	"question_id" text NOT NULL,
	"asker_id" text NOT NULL,
	"message_id" text,
	"instance_id" text,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_assistants" (
	"room_id" text PRIMARY KEY NOT NULL,
	"prompt" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_answers" ADD CONSTRAINT "room_answers_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_assistants" ADD CONSTRAINT "room_assistants_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_messages_conversation_id" ON "chat_messages" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "chat_messages_instance_id" ON "chat_messages" USING btree ("instance_id");--> statement-breakpoint
CREATE INDEX "conversations_owner_id" ON "conversations" USING btree ("owner_id","updated_at");--> statement-breakpoint
CREATE INDEX "room_answers_instance_id" ON "room_answers" USING btree ("instance_id");