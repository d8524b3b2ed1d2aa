import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { conductVersion, kept } from "../../lib/safety/limits";
import type { Conduct } from "../../lib/safety/schema";
import { newSession, type Session } from "../support/http";
import { look, meet, meetOthers, type Pair, quitAll, seek } from "../support/queue";
import { type Server, startServer } from "../support/server";
import { expectStatus } from "../support/talk";
import { readProblem } from "./naughty/problem";
import { ask } from "./naughty/wire";

let server: Server;

beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());

const block = (person: Session, body: object = {}) => person.call("POST", "/api/pairing/blocks", body);
const tryIt = (person: Session, method: string, where: string, body: object) =>
	ask(server.url, { method, path: `/api/pairing/${where}`, bearer: person.id, body: JSON.stringify(body) });

test("a block ends the pair at once, and the two never meet again, whoever asks and with or without tags", async () => {
	const { ada, bob } = await meet(server.url);
	expectStatus(await block(ada), 204);
	expectStatus(await block(ada), 204);
	expect((await look(ada)).status).toBe("idle");
	expect((await look(bob)).status).toBe("disconnected");
	await meetOthers(ada, bob);
	for (const [first, second] of [
		[ada, bob],
		[bob, ada],
	] as const) {
		for (const wish of [{}, { tags: ["tea"] }]) {
			await seek(first, wish);
			expect((await seek(second, wish)).status).toBe("waiting");
			await quitAll(first, second);
		}
	}
	const eve = await newSession(server.url);
	await seek(ada);
	expect((await seek(eve)).partner_id, "others meet as before").toBe(ada.user.id);
	await quitAll(ada, eve);
});

test("what they said goes when the notice says so, and no earlier", async () => {
	const { ada, roomId } = await meet(server.url);
	expectStatus(await block(ada), 204);
	const rows = new Database(path.join(server.dataDir, "parley.db"), { readonly: true });
	const found = rows
		.prepare("SELECT expires_at, ended_at FROM rooms JOIN pairs ON pairs.room_id = rooms.id WHERE rooms.id = ?")
		.get(roomId) as { expires_at: number; ended_at: number };
	rows.close();
	expect(found.expires_at - found.ended_at).toBe(kept.messages);
});

test("who is blocked sees what they would see had the partner left", async () => {
	const view = async (part: (pair: Pair) => Promise<unknown>) => {
		const pair = await meet(server.url);
		await part(pair);
		const { room_id, partner_id, partner, tags, events, cursor, online_count, waiting_for, ...rest } = await look(
			pair.bob,
		);
		const texts = [room_id === pair.roomId, partner_id === pair.ada.user.id, events.map(({ type }) => type)];
		const answer = await pair.bob.call("POST", `/api/rooms/${pair.roomId}/messages`, { message: "are you there?" });
		await quitAll(pair.bob);
		return {
			...rest,
			texts,
			named: partner !== null,
			tags: [tags.length, waiting_for.length],
			read: cursor !== null,
			posts: answer.status,
		};
	};
	const left = await view(({ ada }) => ada.call("DELETE", "/api/pairing"));
	expect(left.status).toBe("disconnected");
	expect(await view(({ ada }) => block(ada))).toEqual(left);
});

test("nobody blocks whom they did not meet, and the answer tells nothing of who exists", async () => {
	const { ada, bob, roomId } = await meet(server.url);
	const eve = await newSession(server.url);
	const refused = [];
	for (const body of [{}, { room_id: roomId }, { room_id: "never-was" }, { room_id: ada.user.id }])
		refused.push(await tryIt(eve, "POST", "blocks", body));
	for (const answer of refused) readProblem(answer, "partner_not_found");
	expect(new Set(refused.map(({ text }) => text)).size).toBe(1);
	for (const field of ["user_id", "blocked_id", "username"])
		readProblem(await tryIt(eve, "POST", "blocks", { [field]: bob.user.id }), "validation_failed");
	expect((await look(ada)).status).toBe("connected");
	for (const method of ["GET", "DELETE"])
		expect((await ask(server.url, { method, path: "/api/pairing/blocks", bearer: ada.id })).status).toBe(405);
	await quitAll(ada, bob);
});

test("an earlier partner is blocked by the room that one shared, while the present one stays", async () => {
	const { ada, bob, roomId } = await meet(server.url);
	await quitAll(ada, bob);
	const { bob: eve, roomId: now } = await meet(server.url, { ada });
	expectStatus(await block(ada, { room_id: roomId }), 204);
	expect(await look(ada)).toMatchObject({ status: "connected", room_id: now, partner_id: eve.user.id });
	await quitAll(ada, eve);
	await meetOthers(bob);
	await seek(ada);
	expect((await seek(bob)).status).toBe("waiting");
	await quitAll(ada, bob);
});

test("the notice is accepted in its present version, once for all sessions", async () => {
	const ada = await newSession(server.url);
	const read = async () => expectStatus(await ada.call<Conduct>("GET", "/api/pairing/conduct"), 200);
	expect(await read()).toEqual({ version: conductVersion, accepted_at: null });
	readProblem(await tryIt(ada, "PUT", "conduct", { version: conductVersion + 1 }), "conduct_outdated");
	expect((await read()).accepted_at).toBeNull();
	const version = conductVersion;
	const accepted = expectStatus(await ada.call<Conduct>("PUT", "/api/pairing/conduct", { version }), 200);
	expect(accepted).toEqual({ version, accepted_at: expect.stringMatching(/^\d{4}-.*Z$/) });
	expect(await read()).toEqual(accepted);
});
