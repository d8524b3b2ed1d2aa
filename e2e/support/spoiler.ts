/** A real proxy between a browser and a server that does to events what networks do: holds streams back, or cuts them. */
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Spoiler {
	url: string;
	/** Streams that were asked for so far. */
	streams(): number;
	stop(): Promise<void>;
}

export interface Spoiling {
	/** `hold`: nothing of a stream comes through before its end; `cut`: it is broken off after a moment. */
	streams: "pass" | "hold" | "cut";
	/** Milliseconds after which a poll that waits is broken off. */
	patience?: number;
}

const isStream = ({ headers }: IncomingMessage) => headers.accept === "text/event-stream";
/** Milliseconds: long enough for a first event, too short for a conversation. */
const moment = 400;

/** Passes on to `target`, and does to every person's events what `spoiling` says. */
export async function startSpoiler(target: string, spoiling: Spoiling): Promise<Spoiler> {
	let streams = 0;
	const proxy = createServer((incoming, outgoing) => {
		if (isStream(incoming)) streams += 1;
		passOn(target, spoiling, incoming, outgoing);
	});
	await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
		streams: () => streams,
		stop: async () => {
			proxy.closeAllConnections();
			await new Promise((resolve) => proxy.close(resolve));
		},
	};
}

function passOn(target: string, spoiling: Spoiling, incoming: IncomingMessage, outgoing: ServerResponse): void {
	const { method, headers } = incoming;
	const upstream = request(new URL(incoming.url ?? "/", target), { method, headers }, (answer) => {
		if (isStream(incoming) && spoiling.streams === "hold") {
			answer.resume();
			return;
		}
		outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(outgoing);
		if (isStream(incoming) && spoiling.streams === "cut") setTimeout(() => outgoing.destroy(), moment);
	});
	// Whatever breaks on one side breaks on the other.
	upstream.on("error", () => outgoing.destroy());
	outgoing.on("close", () => upstream.destroy());
	if (spoiling.patience !== undefined && incoming.url?.includes("wait=25")) {
		setTimeout(() => outgoing.headersSent || outgoing.destroy(), spoiling.patience);
	}
	incoming.pipe(upstream);
}
