/**
 * Every table, once. No column has a default: the verbs pass every value. Times are milliseconds since 1970 in UTC.
 * After a change run `npm run migrations`; one schema change in flight at a time.
 */
import { sql } from "drizzle-orm";
import { assistantTables } from "./assistant-tables";
import { type Kit, kits } from "./kit";
import { pairingTables } from "./pairing-tables";

function accountTables({ table, text, integer, boolean, index, uniqueIndex }: Kit) {
	const users = table(
		"users",
		{
			id: text("id").primaryKey(),
			username: text("username").notNull(),
			/** The name folded for comparison; null once a guest has gone, so that the name is free again. */
			username_key: text("username_key"),
			kind: text("kind").$type<"guest" | "member" | "admin" | "bot">().notNull(),
			password_hash: text("password_hash"),
			/** Whether one's typing and read marks are shown to others, and theirs to oneself. */
			signals: boolean("signals").notNull(),
			created_at: integer("created_at").notNull(),
		},
		(user) => [uniqueIndex("users_username_key").on(user.username_key)],
	);
	const sessions = table(
		"sessions",
		{
			id: text("id").primaryKey(),
			user_id: text("user_id")
				.notNull()
				.references(() => users.id, { onDelete: "cascade" }),
			created_at: integer("created_at").notNull(),
			expires_at: integer("expires_at").notNull(),
		},
		(session) => [index("sessions_user_id").on(session.user_id), index("sessions_expires_at").on(session.expires_at)],
	);
	return { users, sessions };
}

function roomTables({ table, text, integer, boolean, index, primaryKey }: Kit) {
	const rooms = table(
		"rooms",
		{
			id: text("id").primaryKey(),
			name: text("name").notNull(),
			topic: text("topic").notNull(),
			kind: text("kind").$type<"temporary" | "public" | "private" | "pair">().notNull(),
			owner_id: text("owner_id"),
			created_at: integer("created_at").notNull(),
			ttl_seconds: integer("ttl_seconds"),
			expires_at: integer("expires_at"),
			/** The newest number of the room's log; 0 before the first event. */
			head: integer("head").notNull(),
			/** The newest number that the log no longer holds; 0 while it is whole. */
			pruned: integer("pruned").notNull(),
			last_message_at: integer("last_message_at"),
		},
		(room) => [index("rooms_kind").on(room.kind), index("rooms_expires_at").on(room.expires_at)],
	);
	const inRoom = () =>
		text("room_id")
			.notNull()
			.references(() => rooms.id, { onDelete: "cascade" });
	const members = table(
		"members",
		{
			room_id: inRoom(),
			user_id: text("user_id").notNull(),
			user: text("user").notNull(),
			joined_at: integer("joined_at").notNull(),
			/** The number of this membership's `user_joined`. */
			joined_seq: integer("joined_seq").notNull(),
			read_seq: integer("read_seq").notNull(),
			/** From this number on the person called messages unread again that they had read; null where they did not. */
			unread_from: integer("unread_from"),
		},
		(member) => [
			primaryKey({ columns: [member.room_id, member.user_id] }),
			index("members_user_id").on(member.user_id),
		],
	);
	const events = table(
		"events",
		{
			room_id: inRoom(),
			seq: integer("seq").notNull(),
			type: text("type")
				.$type<
					"chat" | "edit" | "delete" | "reaction" | "user_joined" | "user_left" | "user_renamed" | "room_updated"
				>()
				.notNull(),
			message_id: text("message_id"),
			user_id: text("user_id").notNull(),
			user: text("user").notNull(),
			/** The name that a renamed person had before. */
			previous: text("previous"),
			emoji: text("emoji"),
			added: boolean("added"),
			created_at: integer("created_at").notNull(),
		},
		(event) => [primaryKey({ columns: [event.room_id, event.seq] })],
	);
	return { rooms, members, events };
}

function messageTables({ table, text, integer, index, uniqueIndex, primaryKey }: Kit, rooms: RoomTables["rooms"]) {
	const messages = table(
		"messages",
		{
			id: text("id").primaryKey(),
			room_id: text("room_id")
				.notNull()
				.references(() => rooms.id, { onDelete: "cascade" }),
			seq: integer("seq").notNull(),
			user_id: text("user_id").notNull(),
			/** The author's name when it was posted. */
			user: text("user").notNull(),
			/** Empty once deleted. */
			text: text("text").notNull(),
			client_id: text("client_id"),
			/** Of the draft as first sent, so that a retry is told from another message; null once deleted. */
			fingerprint: text("fingerprint"),
			reply_to: text("reply_to"),
			created_at: integer("created_at").notNull(),
			edited_at: integer("edited_at"),
			deleted_at: integer("deleted_at"),
		},
		(message) => [
			uniqueIndex("messages_room_seq").on(message.room_id, message.seq),
			// The person comes last: names that grow, as counters and times do, then stand together whoever gives them.
			uniqueIndex("messages_client_id")
				.on(message.room_id, message.client_id, message.user_id)
				.where(sql`client_id is not null`),
		],
	);
	const reactions = table(
		"reactions",
		{
			message_id: text("message_id")
				.notNull()
				.references(() => messages.id, { onDelete: "cascade" }),
			user_id: text("user_id").notNull(),
			emoji: text("emoji").notNull(),
			/** The number of the event that added it; the oldest reaction is shown first. */
			seq: integer("seq").notNull(),
		},
		(reaction) => [
			primaryKey({ columns: [reaction.message_id, reaction.emoji, reaction.user_id] }),
			index("reactions_user_id").on(reaction.user_id),
		],
	);
	return { messages, reactions };
}

function leaseTables({ table, text, integer, index, primaryKey }: Kit) {
	/** One row for each running server process; its streams' presence lives while this lease does. */
	const instances = table("instances", {
		id: text("id").primaryKey(),
		expires_at: integer("expires_at").notNull(),
	});
	const presence = table(
		"presence",
		{
			room_id: text("room_id").notNull(),
			user_id: text("user_id").notNull(),
			/** The process that holds the person's streams; empty for somebody who polls. */
			instance_id: text("instance_id").notNull(),
			/** Null while a stream is open: then the instance's lease counts. */
			expires_at: integer("expires_at"),
		},
		(lease) => [
			primaryKey({ columns: [lease.room_id, lease.user_id, lease.instance_id] }),
			index("presence_instance_id").on(lease.instance_id),
		],
	);
	const typing = table(
		"typing",
		{
			room_id: text("room_id").notNull(),
			user_id: text("user_id").notNull(),
			expires_at: integer("expires_at").notNull(),
		},
		(lease) => [primaryKey({ columns: [lease.room_id, lease.user_id] })],
	);
	return { instances, presence, typing };
}

type RoomTables = ReturnType<typeof roomTables>;

/** All tables in the dialect of `kit`. */
function defineTables(kit: Kit) {
	const rooms = roomTables(kit);
	const settings = kit.table("settings", { key: kit.text("key").primaryKey(), value: kit.text("value").notNull() });
	const strangers = pairingTables(kit, () => rooms.rooms.id);
	const assistant = assistantTables(kit, () => rooms.rooms.id);
	const messages = messageTables(kit, rooms.rooms);
	return { settings, ...accountTables(kit), ...rooms, ...messages, ...leaseTables(kit), ...strangers, ...assistant };
}

export type Tables = ReturnType<typeof defineTables>;
export const tables: { sqlite: Tables; postgres: Tables } = {
	sqlite: defineTables(kits.sqlite),
	postgres: defineTables(kits.postgres),
};
