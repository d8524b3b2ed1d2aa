/** Where a run takes place: the server that dies and comes back, the rooms, the people, and what everybody has in common. */
import type { Session } from "../support/http";
import { newSession } from "../support/http";
import { type Server, startServer } from "../support/server";
import { createRoom, joinRoom } from "../support/talk";
import type { Act } from "./record";

export interface Arena {
	server: Server;
	/** Resolves while the server answers; pending between a kill and the end of the restart. */
	alive: Promise<void>;
	owner: Session;
	writers: Session[];
	readers: Session[];
	/** Everybody is in the first two; of the third only the owner and the even writers and readers are members. */
	rooms: string[];
	acts: Act[];
	/** Answers that no writer or reader may ever get, such as a 500; each fails the run. */
	surprises: string[];
	tally: Tally;
}

interface Tally {
	kills: number;
	/** Calls repeated because no answer came. */
	retried: number;
	/** Times that a reader went on from its cursor. */
	resumes: number;
	/** Milliseconds from each kill until the server answered again. */
	outages: number[];
}

export async function openArena(writers: number, readers: number): Promise<Arena> {
	const server = await startServer();
	const guests = (count: number) => Promise.all(Array.from({ length: count }, () => newSession(server.url)));
	const [owner] = (await guests(1)) as [Session];
	const arena: Arena = {
		server,
		alive: Promise.resolve(),
		owner,
		writers: await guests(writers),
		readers: await guests(readers),
		rooms: [],
		acts: [],
		surprises: [],
		tally: { kills: 0, retried: 0, resumes: 0, outages: [] },
	};
	for (const kind of ["public", "private", "temporary"] as const)
		arena.rooms.push((await createRoom(owner, { kind })).room_id);
	for (const people of [arena.writers, arena.readers])
		for (const [index, person] of people.entries())
			for (const roomId of arena.rooms) if (isMember(arena, roomId, index)) await joinRoom(person, roomId);
	return arena;
}

/** Whether the writer or reader of that number is in the room. */
export function isMember(arena: Arena, roomId: string, index: number): boolean {
	return roomId !== arena.rooms[2] || index % 2 === 0;
}

/** One power cut: SIGKILL now, and the same data and port again. */
export async function killAndRestart(arena: Arena): Promise<void> {
	const restarted = Promise.withResolvers<void>();
	arena.alive = restarted.promise;
	const begun = performance.now();
	const { dataDir, port } = arena.server;
	await arena.server.kill();
	arena.server = await startServer({ dataDir, port });
	arena.tally.kills++;
	arena.tally.outages.push(performance.now() - begun);
	restarted.resolve();
}
