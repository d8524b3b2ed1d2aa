/** A person's rooms as a list shows them, kept fresh by the events of all of them. No clock, no network. */
import type { RoomEvent } from "../events/schema";
import type { HomeRoom, Me, RoomSummary } from "./chat-view";
import { mentionsName } from "./mentions";
import { positionIn } from "./place";

interface Entry {
	summary: Omit<RoomSummary, "unread" | "mentions">;
	/** The newest event that is folded in. */
	position: number;
	/** Messages up to here are read, as far as this tab knows. */
	read: number;
	/** My read mark as the server last told it; null before it did. */
	told: number | null;
	/** Unread messages that the snapshot counted, and the event up to which it did. */
	counted: number;
	until: number;
	/** Unread messages that came since, by `seq`. */
	fresh: number[];
	/** The newest message that names me. */
	named: number;
	/** As it was last shown, and of what. */
	shown?: { of: Entry["summary"]; as: RoomSummary };
}

/** `stale`: the list can only be put right by asking for it. */
export type Change = "none" | "changed" | "stale";

export class RoomList {
	readonly #entries = new Map<string, Entry>();
	/** Rooms that the list does not name (yet): the newest event that passed by, and whether that is no reason to ask for it. */
	readonly #unlisted = new Map<string, { position: number; quiet: boolean }>();
	#me: Me;

	constructor(rooms: readonly HomeRoom[], me: Me) {
		this.#me = me;
		this.replace(rooms);
	}

	set me(me: Me) {
		this.#me = me;
	}

	/** A room that has not changed is the same object as before. */
	summaries(): RoomSummary[] {
		return Array.from(this.#entries.values(), (entry) => {
			const unread = entry.counted + entry.fresh.length;
			const mentions = entry.named > entry.read && unread > 0;
			const { of, as } = entry.shown ?? {};
			if (as && of === entry.summary && as.unread === unread && as.mentions === mentions) return as;
			entry.shown = { of: entry.summary, as: { ...entry.summary, unread, mentions } };
			return entry.shown.as;
		});
	}

	has(roomId: string): boolean {
		return this.#entries.has(roomId);
	}

	position(roomId: string): number | null {
		return this.#entries.get(roomId)?.position ?? this.#unlisted.get(roomId)?.position ?? null;
	}

	/** A pair's room is open up to `position` and not listed until it lasts: its events are no reason to ask for the list. */
	noteUnlisted(roomId: string, position: number): void {
		if (this.#entries.has(roomId)) return;
		const known = this.#unlisted.get(roomId)?.position ?? 0;
		this.#unlisted.set(roomId, { position: Math.max(known, position), quiet: true });
	}

	/** The pairs' rooms that are open. */
	get unlisted(): { room_id: string }[] {
		return [...this.#unlisted].filter(([, { quiet }]) => quiet).map(([room_id]) => ({ room_id }));
	}

	/** Takes a snapshot, and keeps of what was folded in what is newer. */
	replace(rooms: readonly HomeRoom[]): void {
		const known = new Map(this.#entries);
		this.#entries.clear();
		for (const room of rooms) {
			this.#entries.set(room.room_id, enter(room, known.get(room.room_id)));
			this.#unlisted.delete(room.room_id);
		}
	}

	remove(roomId: string): void {
		this.#entries.delete(roomId);
	}

	change(roomId: string, change: Partial<Entry["summary"]>): void {
		const entry = this.#entries.get(roomId);
		if (entry) entry.summary = { ...entry.summary, ...change };
	}

	/** Messages up to `seq` are read; `unread`: how many the server says remain. */
	noteRead(roomId: string, seq: number, unread?: number): Change {
		const entry = this.#entries.get(roomId);
		if (!entry) return "none";
		entry.read = Math.max(entry.read, seq);
		entry.fresh = entry.fresh.filter((each) => each > entry.read);
		const whole = entry.read >= entry.until;
		if (whole) entry.counted = 0;
		else if (unread !== undefined) entry.counted = Math.max(0, unread - entry.fresh.length);
		return whole || unread !== undefined || entry.counted === 0 ? "changed" : "stale";
	}

	/** Messages from `seq` on are unread again. */
	noteUnread(roomId: string, seq: number, unread: number): void {
		const entry = this.#entries.get(roomId);
		if (entry) Object.assign(entry, { read: seq - 1, counted: unread, until: entry.position, fresh: [] });
	}

	apply(event: RoomEvent): Change {
		const entry = this.#entries.get(event.room_id);
		if (!entry) return this.#applyUnlisted(event);
		if (!("event_seq" in event)) return this.#applySignal(entry, event);
		if (event.event_seq <= entry.position) return "none";
		const gap = event.event_seq > entry.position + 1;
		entry.position = event.event_seq;
		const change = this.#applyLogged(entry, event);
		return gap ? "stale" : change;
	}

	#applyUnlisted(event: RoomEvent): Change {
		const { position = 0, quiet = false } = this.#unlisted.get(event.room_id) ?? {};
		const lasts = event.type === "room_updated" && event.room.kind !== "pair";
		if (event.type === "room_closed" || lasts) this.#unlisted.delete(event.room_id);
		else if ("event_seq" in event) {
			this.#unlisted.set(event.room_id, { position: Math.max(position, event.event_seq), quiet });
		}
		return event.type === "room_closed" || (quiet && !lasts) ? "none" : "stale";
	}

	#applyLogged(entry: Entry, event: Extract<RoomEvent, { event_seq: number }>): Change {
		switch (event.type) {
			case "chat":
				entry.summary = { ...entry.summary, last_message_at: event.timestamp };
				if (event.user_id !== this.#me.user_id && event.seq > entry.read) entry.fresh.push(event.seq);
				if (event.user_id !== this.#me.user_id && mentionsName(event.message, this.#me.username))
					entry.named = event.seq;
				return "changed";
			case "delete":
				return forgetMessage(entry, event.seq);
			case "room_updated": {
				const { name, topic, expires_at, owner_id, kind } = event.room;
				entry.summary = { ...entry.summary, name, topic, expires_at, owner_id, kind };
				return "changed";
			}
			case "user_joined":
			case "user_left":
				if (event.user_id !== this.#me.user_id) return "none";
				entry.summary = { ...entry.summary, member: event.type === "user_joined" };
				return "stale";
			default:
				return "none";
		}
	}

	#applySignal(entry: Entry, event: Exclude<RoomEvent, { event_seq: number }>): Change {
		if (event.type === "presence") {
			if (entry.summary.online === event.online) return "none";
			entry.summary = { ...entry.summary, online: event.online };
			return "changed";
		}
		if (event.type === "read") return this.#applyRead(entry, event);
		if (event.type === "room_closed") return this.#close(entry, event.reason === "removed");
		if (event.type !== "reset") return "none";
		// The history may be another one, in which none of these numbers means anything.
		Object.assign(entry, { position: 0, read: 0, told: null, fresh: [], named: 0 });
		return "stale";
	}

	/** A mark that has not moved says nothing: I may have called messages unread since. */
	#applyRead(entry: Entry, { room_id, readers }: Extract<RoomEvent, { type: "read" }>): Change {
		const mine = readers.find(({ user_id }) => user_id === this.#me.user_id);
		if (!mine) return "none";
		const moved = entry.told !== null && mine.read_seq > entry.told;
		entry.told = Math.max(entry.told ?? 0, mine.read_seq);
		return moved && mine.read_seq > entry.read ? this.noteRead(room_id, mine.read_seq) : "none";
	}

	#close(entry: Entry, removed: boolean): Change {
		const { summary } = entry;
		if (!removed || summary.kind !== "public") this.#entries.delete(summary.room_id);
		else Object.assign(entry, { summary: { ...summary, member: false }, counted: 0, fresh: [] });
		return "changed";
	}
}

function enter(
	{ created_at: _, cursor, unread, mentions = false, member = true, ...room }: HomeRoom,
	known?: Entry,
): Entry {
	const summary = { ...room, member };
	const until = positionIn(cursor, summary.room_id) ?? 0;
	const read = known?.read ?? 0;
	const fresh = known?.fresh.filter((seq) => seq > until) ?? [];
	return {
		summary,
		position: Math.max(until, known?.position ?? 0),
		read: unread === 0 ? Math.max(read, until) : Math.min(read, until - 1),
		told: known?.told ?? null,
		counted: unread,
		until,
		fresh,
		named: Math.max(known?.named ?? 0, mentions ? until : 0),
	};
}

/** A deleted message is no longer unread; of one that the snapshot counted only the server knows whether it was. */
function forgetMessage(entry: Entry, seq: number): Change {
	if (entry.fresh.includes(seq)) {
		entry.fresh = entry.fresh.filter((other) => other !== seq);
		return "changed";
	}
	return entry.counted > 0 && seq > entry.read && seq <= entry.until ? "stale" : "none";
}
