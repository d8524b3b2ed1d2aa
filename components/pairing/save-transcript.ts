import { useFormatter, useTranslations } from "next-intl";
import type { RoomStore } from "../../lib/client/room-store";
import { writeTranscript } from "../../lib/client/transcript";

/** Saves what was said as a text file, with the times of the reader's zone. */
export function useSaveTranscript(): (store: RoomStore, partner: string) => Promise<void> {
	const t = useTranslations("pairing.file");
	const format = useFormatter();
	return async (store, partner) => {
		await loadAll(store);
		const { messages, members, me } = store.getSnapshot().state;
		const mine = members.find(({ user_id }) => user_id === me)?.user ?? me;
		// The page's formatter knows the server's zone alone.
		const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
		const day = (time: number) => format.dateTime(time, { dateStyle: "long", timeZone });
		const begun = Date.parse(messages[0]?.timestamp ?? new Date().toISOString());
		const text = writeTranscript(messages, {
			heading: t("heading", { me: mine, partner, date: `${day(begun)} (${timeZone})` }),
			deleted: t("deleted"),
			edited: t("edited"),
			moment: (time) => format.dateTime(time, { dateStyle: "short", timeStyle: "medium", timeZone }),
		});
		download(`${t("name", { date: stampOf(begun) })}.txt`, text);
	};
}

/** What cannot be loaded, as it is gone from the server, is left out. */
async function loadAll(store: RoomStore): Promise<void> {
	for (let known = -1; ; ) {
		const { messages, has_more } = store.getSnapshot().state;
		if (!has_more || messages.length === known) return;
		known = messages.length;
		await store.loadOlder();
	}
}

/** 2026-11-21-1830, by the reader's clock. */
function stampOf(time: number): string {
	const date = new Date(time - new Date(time).getTimezoneOffset() * 60_000);
	return date.toISOString().slice(0, 16).replace("T", "-").replace(":", "");
}

function download(name: string, text: string): void {
	const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
	const link = document.createElement("a");
	Object.assign(link, { href: address, download: name });
	link.click();
	// The browser has taken hold of it by then.
	setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
