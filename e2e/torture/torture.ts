/**
 * Kills the production server again and again while people write and read, then proves that nothing was lost. The seed
 * decides who does what and when the blows fall; what the machine makes of the time between is its own.
 */
import { setTimeout as pause } from "node:timers/promises";
import { eventsPath, poll, readPage } from "../support/talk";
import { type Arena, isMember, killAndRestart, openArena } from "./arena";
import { closeBooks } from "./books";
import { checkRun } from "./checker";
import { makeDice } from "./dice";
import { countFigures, type Figures } from "./figures";
import { type Habit, makeReader, type Reader } from "./reader";
import { seatTerminal } from "./terminal-reader";
import type { Violation } from "./violation";
import { writeThrough } from "./writer";

export interface TortureOptions {
	kills: number;
	seed: number;
	/** Told after each restart. */
	onKill?: (kills: number) => void;
}

export interface TortureResult {
	violations: Violation[];
	/** Answers that nobody may ever get. */
	surprises: string[];
	figures: Figures;
	/** The last server's words. */
	output: string;
}

const onAnything: readonly Habit[] = ["sse", "sse_header", "poll", "long_poll", "each_second", "changing", "changing"];
/** A WebSocket is of one room. */
const habits: readonly Habit[] = ["websocket", "websocket", ...onAnything];
const writers = 6;
const writesLimit = 5_000;
const everybody = "/api/events";

export async function torture({ kills, seed, onKill }: TortureOptions): Promise<TortureResult> {
	const begun = performance.now();
	const arena = await openArena(writers, habits.length + onAnything.length);
	const stop = new AbortController();
	const bases = await readBases(arena);
	const readers = [...(await seatReaders(arena, bases, seed)), ...(await seatTerminals(arena))];
	const work = Array.from({ length: writers }, (_, index) => writeThrough(arena, index, seed, stop.signal));
	work.push(...readers.map((reader) => reader.follow(stop.signal)));
	const dice = makeDice(seed, "kills");
	for (let kill = 0; kill < kills; kill++) {
		await waitForWrites(arena, dice.between(1, 150));
		await pause(dice.between(0, 30));
		await killAndRestart(arena);
		onKill?.(kill + 1);
		if (kill % 5 > 0) continue;
		const late = await enterLate(arena, seed + kill);
		readers.push(late);
		work.push(late.follow(stop.signal));
	}
	await pause(500);
	stop.abort();
	await Promise.all(work);
	const run = await closeBooks(arena, bases, readers);
	const code = await arena.server.stop();
	if (code !== 0) arena.surprises.push(`the server ended with ${code}`);
	const figures = countFigures(arena, run, performance.now() - begun);
	return { violations: checkRun(run), surprises: arena.surprises, figures, output: arena.server.output() };
}

/** Until so many more acts are done, so that each blow falls among writes however slow the machine is. */
async function waitForWrites({ acts }: Arena, count: number): Promise<void> {
	const [target, deadline] = [acts.length + count, performance.now() + writesLimit];
	while (acts.length < target && performance.now() < deadline) await pause(1);
}

/** The cursor of each room before anything is written. */
async function readBases({ owner, rooms }: Arena): Promise<Map<string, string>> {
	const cursors = rooms.map(async (roomId) => [roomId, (await poll(owner, eventsPath(roomId))).cursor] as const);
	return new Map(await Promise.all(cursors));
}

/** One reader of each habit on one room, and one on all rooms; all from the quiet moment before the first write. */
function seatReaders(arena: Arena, bases: Map<string, string>, seed: number): Promise<Reader[]> {
	const seats = arena.readers.map(async (me, index) => {
		const habit = [...habits, ...onAnything][index] ?? "changing";
		const mine = arena.rooms.filter((roomId) => isMember(arena, roomId, index));
		const one = mine[index % mine.length] ?? "";
		const plan = { me, habit, from: "base", seed } as const;
		if (index < habits.length)
			return makeReader(arena, { ...plan, path: eventsPath(one), rooms: [one], cursor: bases.get(one) ?? "" });
		const { cursor } = await poll(me, everybody);
		return makeReader(arena, { ...plan, path: everybody, rooms: mine, cursor });
	});
	return Promise.all(seats);
}

/** The terminal client by each of its transports; a stranger to a room that only members read joins it. */
function seatTerminals(arena: Arena): Promise<Reader[]> {
	const seats = ["sse", "long-poll", "ws"].map((transport, index) => {
		const roomId = arena.rooms[index % 2] ?? "";
		return seatTerminal(arena, roomId, transport);
	});
	return Promise.all(seats);
}

/** Somebody who loads a page in mid-run and reads on from its cursor. */
async function enterLate(arena: Arena, seed: number): Promise<Reader> {
	const [roomId = ""] = arena.rooms;
	const { cursor } = await readPage(arena.owner, roomId);
	const plan = { me: arena.owner, path: eventsPath(roomId), rooms: [roomId], cursor, seed };
	return makeReader(arena, { ...plan, habit: "changing", from: "later" });
}
