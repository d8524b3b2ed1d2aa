/** Strangers: the queue, its pairs, and what keeps them safe. Times are milliseconds since 1970 in UTC. */
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Kit } from "./kit";

/** `roomId` is the column of rooms that a pair lives and goes with. */
export function pairingTables(kit: Kit, roomId: () => AnySQLiteColumn) {
	return { ...queueTables(kit), pairs: pairTable(kit, roomId), ...safetyTables(kit) };
}

function queueTables({ table, text, integer, boolean, index, primaryKey }: Kit) {
	/** One row for each person, whatever their sessions, who was among the strangers a while ago. */
	const strangers = table(
		"strangers",
		{
			user_id: text("user_id").primaryKey(),
			/** `idle` looks on, `ended` was left by the partner. */
			status: text("status").$type<"idle" | "waiting" | "paired" | "ended">().notNull(),
			/** The tags that were asked for, folded: JSON, an array of strings. */
			tags: text("tags").notNull(),
			/** BCP 47, the primary subtag alone; null where the person gave none. */
			language: text("language"),
			/** Waits for a common tag, however long. */
			keep_tags: boolean("keep_tags").notNull(),
			/** Queues again when the partner has left. */
			auto_reconnect: boolean("auto_reconnect").notNull(),
			/** When the present status began. */
			since: integer("since").notNull(),
			/** The lease: when the person was last known to be there. */
			heard_at: integer("heard_at").notNull(),
			/** The room of the pair, or of the one before; it may be over. */
			room_id: text("room_id"),
			last_partner_id: text("last_partner_id"),
			shares_location: boolean("shares_location").notNull(),
			/** JSON, `{"city","region","country"}`, each a string or null; null where it is not known. */
			location: text("location"),
		},
		(stranger) => [
			index("strangers_status_since").on(stranger.status, stranger.since),
			index("strangers_status_heard_at").on(stranger.status, stranger.heard_at),
		],
	);
	/** The tags of those who wait, a row for each, so that a match is looked up and not searched for. */
	const stranger_tags = table(
		"stranger_tags",
		{ tag: text("tag").notNull(), user_id: text("user_id").notNull() },
		(held) => [primaryKey({ columns: [held.tag, held.user_id] }), index("stranger_tags_user_id").on(held.user_id)],
	);
	return { strangers, stranger_tags };
}

function pairTable({ table, text, integer, boolean, index }: Kit, roomId: () => AnySQLiteColumn) {
	return table(
		"pairs",
		{
			room_id: text("room_id").primaryKey().references(roomId, { onDelete: "cascade" }),
			user_a: text("user_a").notNull(),
			user_b: text("user_b").notNull(),
			/** The common tags: JSON, an array of strings. */
			tags: text("tags").notNull(),
			created_at: integer("created_at").notNull(),
			/** Null while both are there. */
			ended_at: integer("ended_at"),
			/** Who consents to stay in touch; the room lasts once both do. */
			stay_a: boolean("stay_a").notNull(),
			stay_b: boolean("stay_b").notNull(),
		},
		(pair) => [index("pairs_user_a").on(pair.user_a), index("pairs_user_b").on(pair.user_b)],
	);
}

function safetyTables({ table, text, integer, index, uniqueIndex, primaryKey }: Kit) {
	/** Whom one is never paired with; it counts both ways. */
	const blocks = table(
		"blocks",
		{
			user_id: text("user_id").notNull(),
			blocked_id: text("blocked_id").notNull(),
			created_at: integer("created_at").notNull(),
		},
		(block) => [
			primaryKey({ columns: [block.user_id, block.blocked_id] }),
			index("blocks_blocked_id").on(block.blocked_id, block.user_id),
		],
	);
	/** They outlive room and people: names and messages are copies. */
	const reports = table(
		"reports",
		{
			id: text("id").primaryKey(),
			room_id: text("room_id").notNull(),
			reporter_id: text("reporter_id").notNull(),
			reporter: text("reporter").notNull(),
			reported_id: text("reported_id").notNull(),
			reported: text("reported").notNull(),
			reason: text("reason").notNull(),
			note: text("note"),
			/** The newest messages of the room as they were: JSON. */
			evidence: text("evidence").notNull(),
			status: text("status").$type<"open" | "closed">().notNull(),
			created_at: integer("created_at").notNull(),
			expires_at: integer("expires_at").notNull(),
		},
		(report) => [
			uniqueIndex("reports_room_reporter").on(report.room_id, report.reporter_id),
			index("reports_reported_id").on(report.reported_id),
			index("reports_status").on(report.status, report.created_at),
			index("reports_expires_at").on(report.expires_at),
		],
	);
	/** Who has accepted which version of the notice on age and conduct. */
	const conduct = table("conduct", {
		user_id: text("user_id").primaryKey(),
		version: text("version").notNull(),
		accepted_at: integer("accepted_at").notNull(),
	});
	return { blocks, reports, conduct };
}
