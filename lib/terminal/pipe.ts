/** Posts the lines of stdin: `tail -f app.log | parley --room logs --name bot`. */
import type { Readable } from "node:stream";
import { bequeath } from "../client/bequest";
import { Refusal } from "../client/refusal";
import type { Message, NewMessage } from "../messages/schema";
import { type Door, type Entry, enter, exitOf } from "./enter";
import { exitCodes } from "./exit";
import { FileStorage } from "./file-storage";
import { LinePost } from "./line-post";
import { readLines } from "./line-stream";
import { Persistence } from "./persistence";
import { findRoomId } from "./room-search";

export interface PipeOptions {
	door: Door;
	input: Readable;
	/** Where what waits to be sent is kept. */
	folder: string;
	tell(sentence: string): void;
}

/** Milliseconds that an interrupted run goes on sending what it has read. */
const grace = 3_000;

export async function runPipe({ door, input, folder, tell }: PipeOptions): Promise<number> {
	const persistence = new Persistence(door.settings.server, tell);
	const storage = new FileStorage(folder);
	const place = new Place(door, persistence);
	const { entry, roomId } = await place
		.come()
		.catch((error: unknown) => Promise.reject(exitOf(error, door.settings.server)));
	if (entry.before !== null) bequeath(storage, entry.before, entry.me.id);
	let refused = 0;
	const post = new LinePost({
		storage,
		userId: entry.me.id,
		roomId,
		post: (message) => persistence.watch(() => place.post(message)),
		onRefused: ({ code, detail }, message) => {
			refused += 1;
			tell(`not posted: ${detail} ${JSON.stringify(message.slice(0, 60))}`);
			if (code === "room_not_found") post.end();
		},
	});
	const interruption = heedSignals(() => {
		post.end();
		setTimeout(() => post.abandon(), grace).unref();
	});
	await post.run(readLines(input));
	return interruption() ?? (refused > 0 ? exitCodes.incomplete : exitCodes.done);
}

/** The first asks for an end in good order, the second for one at once; answers the exit code of whichever came. */
function heedSignals(onFirst: () => void): () => number | null {
	let code: number | null = null;
	const heed = (signal: "SIGINT" | "SIGTERM") => {
		if (code !== null) process.exit(code);
		code = signal === "SIGINT" ? exitCodes.interrupted : exitCodes.terminated;
		onFirst();
	};
	process.on("SIGINT", heed).on("SIGTERM", heed);
	return () => code;
}

/** A room on a server, entered anew where the session has ended. */
class Place {
	readonly #door: Door;
	readonly #persistence: Persistence;
	#entry: Entry | null = null;
	#roomId = "";

	constructor(door: Door, persistence: Persistence) {
		this.#door = door;
		this.#persistence = persistence;
	}

	async come(): Promise<{ entry: Entry; roomId: string }> {
		const entry = await this.#persistence.persist(() => enter(this.#door));
		const { rooms } = await this.#persistence.persist(() => entry.api.listRooms());
		this.#roomId = findRoomId(this.#door.settings.room, rooms);
		await this.#persistence.persist(() => entry.api.joinRoom(this.#roomId));
		this.#entry = entry;
		return { entry, roomId: this.#roomId };
	}

	async post(message: NewMessage): Promise<Message> {
		const { entry } = this.#entry ? { entry: this.#entry } : await this.come();
		try {
			return await entry.api.postMessage(this.#roomId, message);
		} catch (error) {
			if (!(error instanceof Refusal) || error.status !== 401) throw error;
			this.#entry = null;
			return this.post(message);
		}
	}
}
