/** Somebody who publishes through nchan, which passes on what it is given and keeps nothing that could be read back. */
import { randomUUID } from "node:crypto";
import type { Client, Draft } from "../contestant";
import { encodeRequest, Wire } from "./wire";

const path = "/api/rooms/lobby/messages";

/** nchan numbers by the second; the generator counts for it. */
export interface Count {
	published: number;
}

export class NchanClient implements Client {
	readonly #id = randomUUID();

	private constructor(
		private readonly wire: Wire,
		private readonly count: Count,
	) {}

	static async open(port: number, count: Count): Promise<NchanClient> {
		return new NchanClient(await Wire.open(port), count);
	}

	/** The other servers make the event of the draft; here its sender does. */
	post(draft: Draft): Promise<number> {
		const person = { user_id: this.#id, user: "guest-of-nchan" };
		const timestamp = new Date().toISOString();
		const body = { type: "chat", id: this.#id, room_id: "lobby", ...person, ...draft, timestamp };
		return this.wire.exchange(encodeRequest({ method: "POST", path, body }), ({ status }) => {
			if (status !== 201 && status !== 202) throw new Error(`A publication was answered ${status}`);
			this.count.published += 1;
			return this.count.published;
		});
	}

	poll = unable;
	readPage = unable;
	readAfter = unable;
	readCursor = unable;

	close(): void {
		this.wire.close();
	}
}

function unable(): never {
	throw new Error("nchan keeps nothing that could be asked for");
}
