/** Somebody who speaks Parley's HTTP contract, or the part of it that the peers share. */

import type { Client, Draft, Stored } from "../contestant";
import type { Answer } from "./answer";
import { readSeqs, requireRun } from "./seqs";
import { encodeRequest, Wire } from "./wire";

interface Polled {
	events: { type: string; seq?: number; event_seq?: number }[];
	cursor: string;
}

export class HttpClient implements Client {
	readonly #path: string;
	/** The head of a post up to the number of its content's bytes. */
	readonly #postHead: string;
	#pollRequest: string;
	/** An answer without events, as long as it comes again. */
	#quiet = Buffer.alloc(0);
	#position = -1;

	private constructor(
		private readonly wire: Wire,
		private readonly token: string,
		room: string,
	) {
		this.#path = `/api/rooms/${room}`;
		const post = encodeRequest({ method: "POST", path: `${this.#path}/messages`, token });
		this.#postHead = `${post.trimEnd()}\r\ncontent-type: application/json\r\ncontent-length: `;
		this.#pollRequest = encodeRequest({ method: "GET", path: `${this.#path}/events`, token });
	}

	static async open(port: number, token: string, room: string): Promise<HttpClient> {
		return new HttpClient(await Wire.open(port), token, room);
	}

	post(draft: Draft): Promise<number> {
		const json = JSON.stringify(draft);
		const request = `${this.#postHead}${Buffer.byteLength(json)}\r\n\r\n${json}`;
		return this.wire.exchange(request, (answer) => readPosted(answer, draft));
	}

	poll(): Promise<number> {
		return this.wire.exchange(this.#pollRequest, (answer) => this.#readPoll(answer));
	}

	readPage(before: number, size: number): Promise<void> {
		const path = `${this.#path}/messages?limit=${size}&before=${before}`;
		return this.wire.exchange(encodeRequest({ method: "GET", path, token: this.token }), (answer) => {
			requireStatus(answer, 200);
			requireRun(readSeqs(answer.body), before - size, before);
		});
	}

	async readAfter(after: number): Promise<Stored[]> {
		const path = `${this.#path}/messages?limit=100&after=${after}`;
		const page = await this.wire.ask<{ messages: Stored[] }>({
			method: "GET",
			path,
			token: this.token,
		});
		return page.messages;
	}

	async readCursor(): Promise<string> {
		const path = `${this.#path}/events`;
		const { cursor } = await this.wire.ask<Polled>({ method: "GET", path, token: this.token });
		return cursor;
	}

	close(): void {
		this.wire.close();
	}

	#readPoll(answer: Answer): number {
		requireStatus(answer, 200);
		if (this.#quiet.equals(answer.body)) return 0;
		const { events, cursor } = JSON.parse(answer.body.toString()) as Polled;
		for (const { type, seq, event_seq = seq } of events) {
			if (event_seq === undefined) throw new Error(`A poll was answered with ${type}`);
			if (this.#position >= 0) requireRun([event_seq], this.#position + 1, this.#position + 2);
			this.#position = event_seq;
		}
		if (events.length === 0) this.#quiet = Buffer.from(answer.body);
		const path = `${this.#path}/events?after=${encodeURIComponent(cursor)}`;
		this.#pollRequest = encodeRequest({ method: "GET", path, token: this.token });
		return events.filter(({ type }) => type === "chat").length;
	}
}

function readPosted(answer: Answer, { client_id }: Draft): number {
	requireStatus(answer, 201);
	const [seq] = readSeqs(answer.body);
	if (seq === undefined || !answer.body.includes(client_id))
		throw new Error(`A post was answered with another message: ${answer.body}`);
	return seq;
}

function requireStatus({ status, body }: Answer, expected: number): void {
	if (status !== expected) throw new Error(`Answered ${status}: ${body.toString().slice(0, 300)}`);
}
