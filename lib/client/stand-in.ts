/**
 * For tests of the client: a real HTTP server that keeps the logs of a few rooms in memory and tells them by stream and by
 * poll, as API.md §5 says, and that can be made to refuse, to fall silent, to forget its past and to die.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { LoggedEvent, RoomEvent } from "../events/schema";
import { StandInLogs } from "./stand-in-logs";

export interface Refused {
	status: number;
	headers?: Record<string, string>;
	body?: object;
}

export class StandIn {
	readonly logs = new StandInLogs();
	/** Every request so far: "GET stream e.*lobby:3", "GET poll lobby e.lobby:3", "POST lobby" and the like. */
	readonly requests: string[] = [];
	readonly posted: { message: string; client_id: string }[] = [];
	/** Answers for the next requests; while there are any, nothing else is answered. */
	readonly refusals: Refused[] = [];
	/** What becomes of requests: told by a test that stands for a network that spoils them. */
	spoil: (request: IncomingMessage, response: ServerResponse) => boolean = () => false;
	/** Answers to anything else than events and posts. */
	answers: (method: string, path: string, body: unknown, query: URLSearchParams) => object | undefined = () =>
		undefined;
	retry = 100;
	readonly #streams = new Set<ServerResponse>();
	readonly #waiting = new Set<() => void>();
	readonly #server = createServer((request, response) => this.#answer(request, response));

	async start(): Promise<string> {
		await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	get streams(): number {
		return this.#streams.size;
	}

	/** Long polls that wait for something to tell. */
	get waiting(): number {
		return this.#waiting.size;
	}

	/** Adds a message to a log and tells all streams. */
	say(text: string, clientId: string | null = null, userId = "bob", roomId = "lobby"): LoggedEvent {
		return this.log(this.logs.chat(roomId, text, clientId, userId));
	}

	log(event: LoggedEvent): LoggedEvent {
		this.logs.add(event);
		this.signal(event, this.logs.cursorOfAll());
		for (const answer of this.#waiting) answer();
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
		const after = String(request.headers["last-event-id"] ?? url.searchParams.get("after"));
		const [, , , roomId, resource] = url.pathname.split("/");
		const streaming = request.headers.accept === "text/event-stream";
		const events = url.pathname.endsWith("/events");
		const place = roomId ? ` ${roomId}` : "";
		const what = events
			? ` ${streaming ? "stream" : "poll"}${place} ${after}`
			: `${place}${resource ? ` ${resource}` : ""}`;
		this.requests.push(`${request.method}${what}`);
		const refusal = this.refusals.shift();
		if (refusal) return void send(response, refusal.status, refusal.body ?? {}, refusal.headers);
		if (this.spoil(request, response)) return;
		if (!events) return this.#resource(request, response, url, roomId ?? "");
		if (streaming) return this.#stream(after, response);
		await this.#wait(after, roomId, Number(url.searchParams.get("wait") ?? 0), response);
		send(response, 200, this.logs.poll(after, roomId));
	}

	async #resource(request: IncomingMessage, response: ServerResponse, url: URL, roomId: string): Promise<void> {
		const text = Buffer.concat(await request.toArray()).toString("utf8");
		const body: unknown = text === "" ? undefined : JSON.parse(text);
		const answer = this.answers(request.method ?? "GET", url.pathname, body, url.searchParams);
		if (answer) return send(response, 200, answer);
		const draft = body as { message: string; client_id: string };
		this.posted.push(draft);
		const known = this.logs.find(roomId, draft.client_id);
		const event = known ?? this.say(draft.message, draft.client_id, "ada", roomId);
		send(response, known ? 200 : 201, { ...event, event_seq: undefined });
	}

	/** Until there is something, the time has passed or the asker is gone. */
	async #wait(after: string, roomId: string | undefined, seconds: number, response: ServerResponse): Promise<void> {
		if (seconds === 0 || this.logs.poll(after, roomId).events.length > 0) return;
		await new Promise<void>((resolve) => {
			const end = () => {
				clearTimeout(timer);
				this.#waiting.delete(end);
				resolve();
			};
			const timer = setTimeout(end, seconds * 1_000);
			this.#waiting.add(end);
			response.on("close", end);
		});
	}

	#stream(after: string, response: ServerResponse): void {
		response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
		response.write(`retry: ${this.retry}\n\n: hello\n\n`);
		this.#streams.add(response);
		response.on("close", () => this.#streams.delete(response));
		for (const { event, cursor } of this.logs.read(after)) response.write(frame(event, cursor));
	}
}

function frame(event: RoomEvent, id?: string): string {
	return `${id ? `id: ${id}\n` : ""}data: ${JSON.stringify(event)}\n\n`;
}

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
	response.writeHead(status, { "content-type": "application/json", ...headers });
	response.end(JSON.stringify(body));
}
