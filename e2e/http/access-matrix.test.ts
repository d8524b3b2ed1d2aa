import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Entrance } from "../../lib/rooms/schema";
import { newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import { expectStatus, joinRoom, leaveRoom, postMessage, readHistory } from "../support/talk";
import { type Cast, type Cell, gatherCast } from "./naughty/cast";
import { splitRoute } from "./naughty/endpoints";
import { readProblem } from "./naughty/problem";
import { codes, type Right, type Role, rights, roles } from "./naughty/rights";
import { listRoutes, spell } from "./naughty/routes";
import { besiege } from "./naughty/siege";
import { type Answered, ask } from "./naughty/wire";

const kinds = ["public", "private", "temporary"] as const;
type Kind = (typeof kinds)[number];

let server: Server;
let cast: Cast;

beforeAll(async () => {
	server = await startServer();
});
beforeEach(async () => {
	cast = await gatherCast(server);
});
afterAll(() => server?.stop());

test("every route of the source has a row and every row a route", () => {
	const declared = listRoutes().filter(({ path }) => path !== "/api/{unmatched}");
	expect(declared.length).toBeGreaterThan(0);
	expect([...new Set(rights.map(({ route }) => route))].sort()).toEqual(declared.map(spell).sort());
});

test("every row has a cell for each role", () => {
	for (const { open, closed } of rights)
		for (const cells of [open, closed]) expect(split(cells)).toHaveLength(roles.length);
});

const titled = rights.map((right) => ({
	...right,
	title: [right.route, ...Object.values(right.parts ?? {})].join(" "),
}));

describe.each(kinds)("in a %s room", (kind) => {
	test.each(titled)("$title answers each role as it should", async (right) => {
		const cells = split(kind === "public" ? right.open : right.closed);
		const tried = roles.map((role, at) => ({ name: role, run: () => tryCell(right, kind, role, cells[at] ?? "") }));
		expect(await besiege(tried)).toEqual([]);
	});
});

test.each(titled)("$title knows neither an ended session nor a made-up one", async (right) => {
	if (right.route === "POST /api/sessions" || right.route === "GET /api/health") return;
	const cell = await cast.stage("member", "private");
	const gone = await newSession(server.url);
	await joinRoom(gone, cell.room.room_id);
	expectStatus(await gone.call("DELETE", "/api/sessions/current"), 204);
	const before = await snapshot(cell);
	readProblem(await call(right, { ...cell, person: gone }), "session_expired");
	expect(readProblem(await call(right, { ...cell, person: { ...gone, id: "a.b.c" } })).status).toBe(401);
	expect(await snapshot(cell)).toEqual(before);
});

test.each(kinds)("an author who was removed from a %s room may no longer touch what they wrote there", async (kind) => {
	const cell = await cast.stage("author", kind);
	await leaveRoom(cell.owner, cell.room.room_id, cell.author.user.id);
	const before = await snapshot(cell);
	for (const route of ["PATCH", "DELETE"].map((method) => `${method} /api/rooms/{room_id}/messages/{id}`)) {
		const right = rights.find((one) => one.route === route);
		if (!right) throw new Error(`no row for ${route}`);
		readProblem(await call(right, cell), kind === "public" ? "membership_required" : "room_not_found");
	}
	expect(await snapshot(cell)).toEqual(before);
});

test("a room that one may not see and a room that never was are told apart by nothing", async () => {
	const cell = await cast.stage("guest", "private");
	const unseen = rights.filter(({ closed }) => split(closed)[roles.indexOf("guest")] === "404");
	expect(unseen.length).toBeGreaterThan(10);
	for (const right of unseen) {
		const never = { ...cell, room: { ...cell.room, room_id: "x".repeat(cell.room.room_id.length) } };
		const [hidden, missing] = [await call(right, cell), await call(right, never)];
		expect(hidden.text, right.route).toBe(missing.text);
		expect(withoutDate(hidden), right.route).toEqual(withoutDate(missing));
	}
});

test.each(["private", "temporary"] as const)("a %s room is in nobody's list but its members'", async (kind) => {
	const cell = await cast.stage("removed", kind);
	const listed = async (person: Session) => {
		const { rooms } = expectStatus(await person.call<{ rooms: { room_id: string }[] }>("GET", "/api/rooms"), 200);
		return rooms.some(({ room_id }) => room_id === cell.room.room_id);
	};
	expect(await listed(cell.owner)).toBe(true);
	expect(await listed(cell.bystander)).toBe(true);
	if (cell.person) expect(await listed(cell.person)).toBe(false);
	expect(await listed(await newSession(server.url))).toBe(false);
});

test("a message is not reached through another room", async () => {
	const [here, there] = [await cast.stage("owner", "private"), await cast.stage("owner", "private")];
	await joinRoom(there.owner, here.room.room_id);
	const foreign = { ...here, person: there.owner, message: there.message };
	const mine = await postMessage(there.owner, there.room.room_id, "in the other room");
	for (const right of rights.filter(({ route }) => route.includes("{id}")))
		for (const message of [there.message, mine])
			readProblem(await call(right, { ...foreign, message }), "message_not_found");
	const reply = { message: "across", reply_to: mine.id };
	const answer = await there.owner.call("POST", `/api/rooms/${here.room.room_id}/messages`, reply);
	expect(answer.status).toBe(400);
	expect((await readHistory(there.owner, there.room.room_id)).map(({ message }) => message)).toContain(mine.message);
});

const split = (cells: string) => cells.split(/\s+/);

async function tryCell(right: Right, kind: Kind, role: Role, expected: string): Promise<void> {
	const cell = await cast.stage(role, kind);
	const status = Number.parseInt(expected, 10);
	const before = status >= 400 && (await snapshot(cell));
	const answer = await call(right, cell);
	expect(answer.status, answer.text).toBe(status);
	if (status < 400) return;
	readProblem(answer, codes[expected]);
	expect(await snapshot(cell)).toEqual(before);
}

function call({ route, parts = {}, headers = {}, body }: Right, cell: Cell): Promise<Answered> {
	const { method, path } = splitRoute(route);
	const known: Record<string, string> = {
		room_id: cell.room.room_id,
		id: cell.message.id,
		user_id: cell.bystander.user.id,
		emoji: encodeURIComponent("\u{1F44D}"),
		...parts,
	};
	const spelled = path.replaceAll(/\{(\w+)\}/g, (_, part: string) => known[part] ?? "");
	const sent = body === undefined ? {} : { body: JSON.stringify(body) };
	return ask(server.url, { method, path: spelled, bearer: cell.person?.id, headers, ...sent });
}

/** All that a refused write could have changed, as a member sees it. */
async function snapshot({ bystander, room }: Cell): Promise<unknown> {
	const {
		room: now,
		members,
		messages,
		cursor,
	} = expectStatus(await bystander.call<Entrance>("POST", `/api/rooms/${room.room_id}/members`, {}), 200);
	return {
		name: now.name,
		topic: now.topic,
		members: members.map(({ user_id, read_seq }) => [user_id, read_seq]),
		messages,
		cursor,
	};
}

const withoutDate = ({ headers: { date: _, ...rest } }: Answered) => rest;
