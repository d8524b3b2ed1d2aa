import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useRoomStore } from "../room/room-context";
import { type Announcement, announce } from "./announcement";

/** Milliseconds between two announcements. */
const interval = 1_000;

/**
 * Reads new messages of others to those who listen, politely and at most once a second.
 *
 * @param since the `seq` of the newest message that the page came with
 */
export function Announcer({ since }: { since: number }) {
	const announcement = useAnnouncement(since);
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

function useAnnouncement(since: number): Announcement | null {
	const store = useRoomStore();
	const [announcement, setAnnouncement] = useState<Announcement | null>(null);

	useEffect(() => {
		const look = () => store.getSnapshot().state;
		let told = since;
		let timer: ReturnType<typeof setTimeout> | null = null;
		const tell = () => {
			const { messages, me } = look();
			const fresh = announce(messages, me, told);
			told = messages.at(-1)?.seq ?? told;
			if (fresh) setAnnouncement(fresh);
			timer = fresh && setTimeout(tell, interval);
		};
		// What comes in one breath is told in one.
		const listen = (wait: number) => {
			const newest = look().messages.at(-1)?.seq ?? 0;
			if (newest > told) timer ??= setTimeout(tell, wait);
		};
		// Words that came sooner than the place where they are read from would not be heard in it at once.
		listen(interval);
		const stop = store.subscribe(() => listen(0));
		return () => {
			stop();
			if (timer) clearTimeout(timer);
		};
	}, [store, since]);
	return announcement;
}
