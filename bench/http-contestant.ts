/** How those are spoken to who share Parley's HTTP contract, or a part of it. */
import type { Ability, Contestant } from "./contestant";
import { HttpClient } from "./wire/http-client";
import { Stream } from "./wire/stream";
import { StreamParser } from "./wire/stream-parser";
import { encodeRequest } from "./wire/wire";

export const everything = new Set<Ability>(["polls", "history"]);

export const http: Pick<Contestant, "openClient" | "openStream"> = {
	openClient: HttpClient.open,
	openStream(port, token, after, tally) {
		return new Stream(port, encodeStream(token, after), () => new StreamParser(tally.note), tally);
	},
};

export function encodeStream(token: string, after: string | null): string {
	const resume = after === null ? {} : { "last-event-id": after };
	const headers = { accept: "text/event-stream", ...resume };
	return encodeRequest({ method: "GET", path: "/api/rooms/lobby/events", token, headers });
}
