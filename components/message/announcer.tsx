import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useRoomStore } from "../room/room-context";
import { type Announcement, announce } from "./announcement";

/** Milliseconds between two announcements. */
const interval = 1_000;

/** Reads new messages of others to those who listen, politely and at most once a second. */
export function Announcer() {
	const announcement = useAnnouncement();
	const name = useNaming();
	return (
		<div role="status" aria-live="polite" className="sr-only">
			{announcement && <p key={announcement.seq}>{name(announcement)}</p>}
		</div>
	);
}

function useNaming(): (announcement: Announcement) => string {
	const t = useTranslations("message.announcer");
	const locale = useLocale();
	return ({ count, single, authors }) => {
		if (single) return t("one", single);
		if (authors.length === 0) return t("several", { count });
		return t("many", { count, authors: new Intl.ListFormat(locale).format(authors) });
	};
}

function useAnnouncement(): Announcement | null {
	const store = useRoomStore();
	const [announcement, setAnnouncement] = useState<Announcement | null>(null);

	useEffect(() => {
		const look = () => store.getSnapshot().state;
		let told = look().messages.at(-1)?.seq ?? 0;
		let timer: ReturnType<typeof setTimeout> | null = null;
		const tell = () => {
			const { messages, me } = look();
			const fresh = announce(messages, me, told);
			told = messages.at(-1)?.seq ?? told;
			if (fresh) setAnnouncement(fresh);
			timer = fresh && setTimeout(tell, interval);
		};
		const stop = store.subscribe(() => {
			const newest = look().messages.at(-1)?.seq ?? 0;
			// What comes in one breath is told in one.
			if (newest > told) timer ??= setTimeout(tell, 0);
		});
		return () => {
			stop();
			if (timer) clearTimeout(timer);
		};
	}, [store]);
	return announcement;
}
