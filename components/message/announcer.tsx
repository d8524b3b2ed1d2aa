import { useEffect, useState } from "react";
import type { Message } from "../../lib/messages/schema";
import { type Me, useRoomStore } from "../room/room-context";

/** Milliseconds between two announcements. */
const interval = 1_000;

/** Reads new messages of others to those who listen, politely and at most once a second. */
export function Announcer({ me }: { me: Me }) {
	const store = useRoomStore();
	const [text, setText] = useState("");

	useEffect(() => {
		const newest = () => store.getSnapshot().state.messages.at(-1)?.seq ?? 0;
		let told = newest();
		const tell = () => {
			const { messages } = store.getSnapshot().state;
			const fresh = messages.filter(({ seq, user_id }) => seq > told && user_id !== me.user_id);
			told = newest();
			if (fresh.length > 0) setText(announce(fresh));
		};
		const timer = setInterval(tell, interval);
		return () => clearInterval(timer);
	}, [store, me.user_id]);

	return (
		<div role="status" aria-live="polite" className="sr-only">
			{text}
		</div>
	);
}

function announce(fresh: readonly Message[]): string {
	const [first] = fresh;
	if (first && fresh.length === 1) return `${first.user}: ${first.message}`;
	const authors = [...new Set(fresh.map(({ user }) => user))];
	const from = authors.length > 3 ? "several people" : authors.join(", ");
	return `${fresh.length} new messages from ${from}`;
}
