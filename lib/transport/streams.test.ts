/** The clock of open streams, with only the time itself made up: no test can wait for ten minutes. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openStore } from "../../db";
import { type Actor, identify } from "../accounts/access";
import { openSession } from "../accounts/write";
import { heartbeatInterval, streamLife } from "../events/limits";
import { streamAllRooms } from "./all-rooms-stream";
import type { Outlet } from "./outlet";

const second = 1_000;
/** Streams are looked after every five seconds. */
const late = 5 * second;
let actor: Actor;

beforeAll(async () => {
	process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "parley-streams-"));
	delete process.env.DATABASE_URL;
	const identified = await identify((await openSession({})).session_id);
	if (typeof identified === "string") throw new Error(`the session is ${identified}`);
	actor = identified;
	vi.useFakeTimers({ toFake: ["Date", "setInterval"] });
});
afterAll(async () => {
	vi.useRealTimers();
	await (await openStore()).close();
});

/** A response that takes whatever it is given, and remembers when. */
class Watched implements Outlet {
	readonly writes = [Date.now()];
	ended: number | undefined;

	write(): void {
		this.writes.push(Date.now());
	}
	backlog(): number {
		return 0;
	}
	async drained(): Promise<void> {
		// It never lags.
	}
	end(): void {
		this.ended = Date.now();
	}
	cut(): void {
		throw new Error("nothing piles up here");
	}
	onGone(): void {
		// The client stays.
	}
}

function open(person: Actor): Watched {
	const outlet = new Watched();
	streamAllRooms(person, null)(outlet);
	return outlet;
}

async function pass(milliseconds: number): Promise<void> {
	for (let passed = 0; passed < milliseconds; passed += second) await vi.advanceTimersByTimeAsync(second);
}

test("a stream lives for a random five to ten minutes, and is never silent for longer than a heartbeat", async () => {
	const begun = Date.now();
	const streams = Array.from({ length: 30 }, () => open(actor));
	await pass(streamLife.max + late);
	const lives = streams.map(({ ended = Number.NaN }) => ended - begun);
	for (const life of lives) {
		expect(life).toBeGreaterThanOrEqual(streamLife.min);
		expect(life).toBeLessThanOrEqual(streamLife.max + late);
	}
	expect(new Set(lives).size).toBeGreaterThan(5);
	for (const { writes } of streams) {
		const silences = writes.slice(1).map((at, index) => at - (writes[index] ?? at));
		expect(Math.max(...silences)).toBeLessThanOrEqual(heartbeatInterval);
		expect(writes.length).toBeGreaterThan(streamLife.min / heartbeatInterval);
	}
});

test("a stream ends with its session, where that comes first", async () => {
	const ends = Date.now() + 60 * second;
	const stream = open({ ...actor, expires_at: ends });
	await pass(60 * second - second);
	expect(stream.ended).toBeUndefined();
	await pass(second + late);
	expect(stream.ended).toBeGreaterThanOrEqual(ends);
});
