import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import { createRoom, eventsPath, postMessage } from "../support/talk";
import { readProblem } from "./naughty/problem";
import { besiege } from "./naughty/siege";
import { forge, readClaims, sign } from "./naughty/token";
import { type Asked, ask } from "./naughty/wire";

const secret = randomBytes(48).toString("base64url");
let server: Server;
let guest: Session;

beforeAll(async () => {
	server = await startServer({ env: { SESSION_SECRET: secret, LOG_LEVEL: "trace" } });
	guest = await newSession(server.url);
});
afterAll(() => server?.stop());

const ways: Record<string, (token: string) => Asked> = {
	"a bearer": (token) => ({ path: "/api/sessions/current", headers: { authorization: `Bearer ${token}` } }),
	"a cookie": (token) => ({ path: "/api/sessions/current", headers: { cookie: `parley_session=${token}` } }),
	"a query of the poll": (token) => ({ path: `/api/events?session_id=${encodeURIComponent(token)}` }),
	"a query of the stream": (token) => ({
		path: `/api/events?session_id=${encodeURIComponent(token)}`,
		headers: { accept: "text/event-stream" },
	}),
};

test("a token has HS256 and the claims that are checked, and nothing about the person beyond an id", () => {
	const header = JSON.parse(Buffer.from(guest.id.split(".")[0] ?? "", "base64url").toString());
	expect(header.alg).toBe("HS256");
	const claims = readClaims(guest.id);
	for (const name of ["iss", "aud", "exp", "jti"]) expect(claims, name).toHaveProperty(name);
	expect(JSON.stringify(claims)).not.toContain(guest.user.username);
});

test.each(Object.keys(ways))(
	"a right token made by hand passes as %s, which proves the forgeries' own premise",
	async (way) => {
		const made = sign({ alg: "HS256" }, readClaims(guest.id), secret);
		for (const token of [guest.id, made]) expect((await ask(server.url, (ways[way] ?? fail)(token))).status).toBe(200);
	},
);

test.each(Object.keys(ways))("no forged token passes as %s", async (way) => {
	const forged = forge(guest.id, secret);
	expect(forged.length).toBeGreaterThan(40);
	const attempts = forged.map(({ name, token }) => ({
		name,
		run: async () => {
			const { status, code } = readProblem(await ask(server.url, (ways[way] ?? fail)(token)));
			expect(status).toBe(401);
			expect(["session_missing", "session_expired"]).toContain(code);
			if (name.startsWith("expired")) expect(code).toBe("session_expired");
		},
	}));
	expect(await besiege(attempts)).toEqual([]);
});

test("the token of an ended session stays dead though its signature is right", async () => {
	const gone = await newSession(server.url);
	const twin = sign({ alg: "HS256" }, { ...readClaims(gone.id), extra: 1 }, secret);
	expect((await ask(server.url, { path: "/api/rooms", bearer: twin })).status).toBe(200);
	expect((await gone.call("DELETE", "/api/sessions/current")).status).toBe(204);
	for (const bearer of [gone.id, twin])
		readProblem(await ask(server.url, { path: "/api/rooms", bearer }), "session_expired");
});

test("?session_id opens event streams alone", async () => {
	const room = await createRoom(guest);
	const query = `?session_id=${guest.id}`;
	const here = `/api/rooms/${room.room_id}`;
	for (const path of ["/api/events", `${here}/events`])
		for (const accept of ["application/json", "text/event-stream"])
			expect((await ask(server.url, { path: path + query, headers: { accept } })).status).toBe(200);
	for (const path of ["/api/sessions/current", "/api/rooms", here, `${here}/members`, `${here}/messages`])
		readProblem(await ask(server.url, { path: path + query }), "session_missing");
	const body = JSON.stringify({ message: "through the query" });
	const posted = { method: "POST", path: `${here}/messages${query}`, body };
	readProblem(await ask(server.url, posted), "session_missing");
});

test("neither a token nor a message nor a query ever stands in the log", async () => {
	const room = await createRoom(guest);
	const text = `unlogged-${randomBytes(12).toString("hex")}`;
	await postMessage(guest, room.room_id, text);
	await ask(server.url, { path: `${eventsPath(room.room_id)}?session_id=${guest.id}&after=${text}` });
	await ask(server.url, {
		path: `/api/nowhere/${text}?session_id=${guest.id}`,
		headers: { cookie: `parley_session=${guest.id}` },
	});
	await ask(server.url, {
		method: "POST",
		path: `/api/rooms/${room.room_id}/messages`,
		bearer: guest.id,
		body: `{"message":"${text}`,
	});
	const log = server.output();
	expect(log).not.toBe("");
	expect(log).not.toContain(guest.id.split(".")[2]);
	expect(log).not.toContain(`after=${text}`);
	expect(log).not.toContain(`"${text}`);
	expect(log).not.toContain(secret);
});

function fail(): never {
	throw new Error("no such way");
}
