DROP INDEX "messages_client_id";--> statement-breakpoint
CREATE UNIQUE INDEX "messages_client_id" ON "messages" USING btree ("room_id","client_id","user_id") WHERE client_id is not null;