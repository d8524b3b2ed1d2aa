/** For tests of the client: a real HTTP server for one person among strangers, whose fate the test decides. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Pairing } from "../pairing/schema";

export const idle: Pairing = {
	status: "idle",
	room_id: null,
	partner_id: null,
	partner: null,
	tags: [],
	online_count: 1,
	waiting_seconds: 0,
	events: [],
	cursor: null,
	waiting_for: [],
	widens_in_seconds: null,
	keep_tags: false,
	share_location: false,
	location_offered: false,
	partner_typing: false,
	stay: null,
	reconnects_in_seconds: null,
};

export const waiting: Pairing = { ...idle, status: "waiting", waiting_for: ["music"], widens_in_seconds: 10 };

export const withPartner = (user: string, change: Partial<Pairing> = {}): Pairing => ({
	...idle,
	status: "connected",
	room_id: `room of ${user}`,
	partner_id: user,
	partner: { user, location: null },
	cursor: `e.${user}:2`,
	stay: { mine: false, theirs: false },
	...change,
});

export class PairingStandIn {
	pairing: Pairing = idle;
	/** What connecting comes to. */
	onConnect: () => Pairing = () => waiting;
	/** "GET /api/pairing?wait=0", "POST /connect {…}" and the like. */
	readonly requests: string[] = [];
	/** What becomes of a request: told by a test that stands for a network that spoils it. */
	spoil: (request: IncomingMessage, response: ServerResponse) => boolean = () => false;
	readonly #held = new Set<() => void>();
	readonly #server = createServer((request, response) => void this.#answer(request, response));

	async start(): Promise<string> {
		await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	/** Questions that wait for something new. */
	get held(): number {
		return this.#held.size;
	}

	/** Something has happened. */
	tell(pairing: Pairing): void {
		this.pairing = pairing;
		for (const end of this.#held) end();
	}

	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? "/", "http://stand-in");
		const body = Buffer.concat(await request.toArray()).toString("utf8");
		this.requests.push(`${request.method} ${url.pathname}${url.search}${body && ` ${body}`}`);
		if (this.spoil(request, response)) return;
		if (request.method === "GET") await this.#hold(Number(url.searchParams.get("wait")), response);
		else this.tell(this.#deed(request.method ?? "", url.pathname, body));
		response.writeHead(200, { "content-type": "application/json" });
		response.end(JSON.stringify(this.pairing));
	}

	#deed(method: string, path: string, body: string): Pairing {
		if (path === "/connect" || (path === "/api/pairing" && method === "POST")) return this.onConnect();
		if (path === "/disconnect" || (path === "/api/pairing" && method === "DELETE")) return idle;
		if (path === "/api/pairing/stay") {
			return { ...this.pairing, stay: { mine: method === "PUT", theirs: this.pairing.stay?.theirs ?? false } };
		}
		const { auto_reconnect, ...change } = JSON.parse(body) as Partial<Pairing> & { auto_reconnect?: boolean };
		return { ...this.pairing, ...change, ...(auto_reconnect === false && { reconnects_in_seconds: null }) };
	}

	async #hold(seconds: number, response: ServerResponse): Promise<void> {
		if (!seconds) return;
		await new Promise<void>((resolve) => {
			const end = () => {
				this.#held.delete(end);
				resolve();
			};
			this.#held.add(end);
			response.on("close", end);
		});
	}
}
