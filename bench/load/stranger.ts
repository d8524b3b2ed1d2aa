/** Somebody among the strangers: joins, polls each second, stays with a partner for a while, leaves. */
import type { Pairing } from "../../lib/pairing/schema";
import { Wire } from "../wire/wire";

export interface Meeting {
	room_id: string;
	partner_id: string;
	/** Milliseconds from the joining to the answer that told of the partner. */
	waited: number;
}

export class Stranger {
	#joined = 0;
	/** Since when they wait, for all they know; null where they do not. */
	waitingSince: number | null = null;
	tags: readonly string[] = [];
	last = "";

	private constructor(
		readonly id: string,
		private readonly wire: Wire,
		private readonly token: string,
	) {}

	static async open(port: number, token: string): Promise<Stranger> {
		const wire = await Wire.open(port);
		const { user } = await wire.ask<{ user: { id: string } }>({ method: "GET", path: "/api/sessions/current", token });
		return new Stranger(user.id, wire, token);
	}

	/** The meeting, where somebody was there for it. */
	async join(tags: readonly string[]): Promise<Meeting | null> {
		this.#joined = performance.now();
		this.tags = tags;
		return this.#read(await this.#ask("POST", { tags }));
	}

	async poll(): Promise<Meeting | null> {
		return this.#read(await this.#ask("GET"));
	}

	async leave(): Promise<void> {
		this.waitingSince = null;
		await this.#ask("DELETE");
	}

	close(): void {
		this.wire.close();
	}

	#ask(method: "GET" | "POST" | "DELETE", body?: unknown): Promise<Pairing> {
		return this.wire.ask<Pairing>({ method, path: "/api/pairing", token: this.token, body });
	}

	#read({ status, room_id, partner_id }: Pairing): Meeting | null {
		if (status === "waiting") this.waitingSince ??= performance.now();
		else this.waitingSince = null;
		if (status === "idle") throw new Error("Somebody who polls each second was dropped from the queue");
		if (status !== "connected" || room_id === null || partner_id === null) return null;
		this.last = partner_id;
		return { room_id, partner_id, waited: performance.now() - this.#joined };
	}
}
