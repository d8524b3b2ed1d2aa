/**
 * For tests of the client: a real HTTP server that keeps one room's log in memory and tells it by stream and by poll, as
 * API.md §5 says, and that can be made to refuse, to fall silent, to forget its past and to die.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { LoggedEvent, RoomEvent } from "../events/schema";

export interface Refused {
	status: number;
	headers?: Record<string, string>;
	body?: object;
}

export class StandIn {
	readonly log: LoggedEvent[] = [];
	/** Every request so far, as "GET stream 3", "GET poll 3" or "POST". */
	readonly requests: string[] = [];
	readonly posted: { message: string; client_id: string }[] = [];
	/** Answers for the next requests; while there are any, nothing else is answered. */
	readonly refusals: Refused[] = [];
	/** Events up to here are forgotten: a cursor below gets a reset. */
	forgotten = 0;
	retry = 100;
	readonly #streams = new Set<ServerResponse>();
	readonly #server = createServer((request, response) => this.#answer(request, response));

	async start(): Promise<string> {
		await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	get streams(): number {
		return this.#streams.size;
	}

	/** Adds a message to the log and tells all streams, but for those of `exceptFirst`. */
	say(text: string, clientId: string | null = null, userId = "bob"): LoggedEvent {
		const seq = this.log.length + 1;
		const who = { user_id: userId, user: userId };
		const what = { id: `m${seq}`, message: text, client_id: clientId, reply_to: null, reactions: [] };
		const state = { edited_at: null, deleted: false, timestamp: new Date().toISOString() };
		const event: LoggedEvent = { type: "chat", room_id: "lobby", seq, event_seq: seq, ...who, ...what, ...state };
		this.log.push(event);
		this.signal(event, cursorOf(seq));
		return event;
	}

	signal(event: RoomEvent, id?: string): void {
		for (const stream of this.#streams) stream.write(frame(event, id));
	}

	/** Breaks all streams, as a proxy or a dying process does. */
	cut(): void {
		for (const stream of this.#streams) stream.destroy();
	}

	/** Ends all streams in good order, as after their five minutes. */
	end(): void {
		for (const stream of this.#streams) stream.end();
	}

	async stop(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? "/", "http://stand-in");
		const after = seqOf(String(request.headers["last-event-id"] ?? url.searchParams.get("after")));
		const streaming = request.headers.accept === "text/event-stream";
		this.requests.push(request.method === "POST" ? "POST" : `GET ${streaming ? "stream" : "poll"} ${after}`);
		const refusal = this.refusals.shift();
		if (refusal) return void send(response, refusal.status, refusal.body ?? {}, refusal.headers);
		if (request.method === "POST") return this.#post(request, response);
		if (streaming) return this.#stream(after, response);
		const forgot = after < this.forgotten;
		const events = forgot ? [this.#reset()] : this.log.slice(after);
		send(response, 200, { events, cursor: cursorOf(this.log.length), online: 1, typing: [], readers: [] });
	}

	async #post(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks = await request.toArray();
		const draft = JSON.parse(Buffer.concat(chunks).toString("utf8")) as { message: string; client_id: string };
		this.posted.push(draft);
		const known = this.log.find((event) => event.type === "chat" && event.client_id === draft.client_id);
		const event = known ?? this.say(draft.message, draft.client_id, "ada");
		send(response, known ? 200 : 201, { ...event, event_seq: undefined });
	}

	#stream(after: number, response: ServerResponse): void {
		response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
		response.write(`retry: ${this.retry}\n\n: hello\n\n`);
		this.#streams.add(response);
		response.on("close", () => this.#streams.delete(response));
		const forgot = after < this.forgotten;
		if (forgot) response.write(frame(this.#reset(), cursorOf(this.log.length)));
		const presence: RoomEvent = { type: "presence", room_id: "lobby", online: 1, users: [] };
		response.write(frame(presence, cursorOf(forgot ? this.log.length : after)));
		if (!forgot) for (const event of this.log.slice(after)) response.write(frame(event, cursorOf(event.event_seq)));
	}

	#reset(): RoomEvent {
		return { type: "reset", room_id: "lobby", reason: "cursor_expired", cursor: cursorOf(this.log.length) };
	}
}

const cursorOf = (seq: number) => `c-${seq}`;
const seqOf = (cursor: string) => Number(cursor.slice(2));

function frame(event: RoomEvent, id?: string): string {
	return `${id ? `id: ${id}\n` : ""}data: ${JSON.stringify(event)}\n\n`;
}

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
	response.writeHead(status, { "content-type": "application/json", ...headers });
	response.end(JSON.stringify(body));
}
