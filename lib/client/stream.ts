/** One event stream from its first byte to its last: Server-Sent Events over fetch, given up when it falls silent. */
import { createParser } from "eventsource-parser";
import { silenceLimit } from "../events/limits";
import type { RoomEvent } from "../events/schema";

/** One event as it came over the wire; `cursor` is its SSE id, which signals lack. */
export interface StreamItem {
	event: RoomEvent;
	cursor?: string | undefined;
}

export interface StreamListener {
	/** Called for whatever arrives, comments too: the line is alive. */
	onBeat(): void;
	/** Milliseconds the server wants its readers to wait before they come back. */
	onRetry(milliseconds: number): void;
	/** Milliseconds without a byte after which the stream is given up. */
	silence?: number | undefined;
}

/** Yields the stream's events until the server ends it; throws when the line breaks or falls silent. */
export async function* readStream(response: Response, listener: StreamListener): AsyncGenerator<StreamItem, void> {
	if (!response.body || !response.headers.get("content-type")?.startsWith("text/event-stream")) {
		throw new Error("what answered is no event stream");
	}
	let items: StreamItem[] = [];
	const parser = createParser({
		onEvent: ({ data, id }) => items.push(...readItem(data, id)),
		onRetry: (milliseconds) => listener.onRetry(milliseconds),
	});
	const decoder = new TextDecoder();
	const chunks = response.body.getReader();
	try {
		for (;;) {
			const { done, value } = await beforeSilence(chunks.read(), listener.silence ?? silenceLimit);
			if (done) return;
			listener.onBeat();
			parser.feed(decoder.decode(value, { stream: true }));
			yield* items;
			items = [];
		}
	} finally {
		// A broken stream cannot be cancelled, and need not be.
		chunks.cancel().catch(() => undefined);
	}
}

function beforeSilence<T>(read: Promise<T>, silence: number): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(`nothing was heard for ${silence} ms`)), silence);
		read.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}

const known: Record<RoomEvent["type"], true> = {
	chat: true,
	edit: true,
	delete: true,
	reaction: true,
	user_joined: true,
	user_left: true,
	user_renamed: true,
	room_updated: true,
	typing: true,
	delta: true,
	presence: true,
	read: true,
	reset: true,
	room_closed: true,
};

/** The event that `data` spells; none for a type that a newer server may know and we do not. */
function readItem(data: string, cursor: string | undefined): StreamItem[] {
	const event = JSON.parse(data) as RoomEvent;
	return Object.hasOwn(known, event.type) ? [{ event, cursor }] : [];
}
