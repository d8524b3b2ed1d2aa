/** Who may upgrade, and that every other request for an upgrade is answered: Next by itself would leave it open. */
import { expect, test } from "vitest";
import type { Session } from "../support/http";
import { spellHandshake } from "../support/raw-socket";
import { RoomSocket, socketUrl } from "../support/socket";
import { serveSuite } from "../support/suite";
import { createRoom, leaveRoom } from "../support/talk";
import { sendBytes } from "./naughty/wire";

const suite = serveSuite({ env: { CORS_ORIGINS: "https://friend.test" } });

async function expectRefusal(url: string, headers: Record<string, string>, status: number, code: string) {
	const answer = await new RoomSocket(url, headers).opened;
	expect([answer.status, answer.body]).toMatchObject([status, { status, code, detail: expect.any(String) }]);
}

test("without a live session, from a foreign page, or to an unknown room, nobody gets in", async () => {
	const [ada, eve] = (await suite.people(2)) as [Session, Session];
	const { room_id } = await createRoom(ada);
	const here = (session_id?: string) => socketUrl(suite.url, room_id, { session_id });
	await expectRefusal(here(), {}, 401, "session_missing");
	await expectRefusal(here("nonsense"), {}, 401, "session_expired");
	await expectRefusal(here(eve.id), { origin: "https://evil.test" }, 403, "cross_site_request");
	await expectRefusal(here(eve.id), { origin: "null" }, 403, "cross_site_request");
	const cookie = `parley_session=${eve.id}`;
	await expectRefusal(here(), { cookie, origin: "https://friend.test" }, 403, "cross_site_request");
	await expectRefusal(socketUrl(suite.url, "nowhere", { session_id: eve.id }), {}, 404, "room_not_found");
	expect((await ada.call<{ members: object[] }>("GET", `/api/rooms/${room_id}/members`)).body.members).toHaveLength(1);
});

test("a session comes by query, bearer or cookie, from no page, from Parley's own, or from one let in by CORS_ORIGINS", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const { room_id } = await createRoom(ada);
	const ways: [session: string | undefined, headers: Record<string, string>][] = [
		[ada.id, {}],
		[ada.id, { origin: suite.url }],
		[ada.id, { origin: "https://friend.test" }],
		[undefined, { authorization: `Bearer ${ada.id}` }],
		[undefined, { cookie: `parley_session=${ada.id}`, origin: suite.url }],
	];
	for (const [session_id, headers] of ways) {
		const socket = new RoomSocket(socketUrl(suite.url, room_id, { session_id }), headers);
		expect((await socket.opened).status).toBe(101);
		socket.close();
	}
	expect(suite.server.output()).not.toContain(ada.id);
});

test("who was removed is in again by the same id, as by joining", async () => {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const { room_id } = await createRoom(ada);
	const enter = () => new RoomSocket(socketUrl(suite.url, room_id, { session_id: bob.id }));
	const first = enter();
	await first.nextOf("presence");
	await leaveRoom(ada, room_id, bob.user.id);
	expect(await first.closed).toBe(4403);
	const second = enter();
	await second.nextOf("user_joined");
	second.close();
});

const asked: [name: string, bytes: string, answer: RegExp][] = [
	["an unknown page", spellHandshake("/nothing/here"), /^HTTP\/1\.1 404 /],
	["an unknown part of the API", spellHandshake("/api/nothing"), /^HTTP\/1\.1 404 [\s\S]*route_not_found/],
	["an unknown part of Next", spellHandshake("/_next/nothing"), /^HTTP\/1\.1 404 /],
	["a call that is no WebSocket", spellHandshake("/api/rooms"), /^HTTP\/1\.1 401 [\s\S]*session_missing/],
	["a room spelt in another way", spellHandshake("/ws/l%6Fbby"), /^HTTP\/1\.1 426 [\s\S]*upgrade_required/],
	["below a room", spellHandshake("/ws/lobby/more"), /^HTTP\/1\.1 404 /],
	["absolute form", spellHandshake("http://proof.test/ws/lobby"), /^HTTP\/1\.1 400 [\s\S]*path_malformed/],
	["asterisk form", spellHandshake("*"), /^HTTP\/1\.1 400 [\s\S]*path_malformed/],
	["an address that cannot be decoded", spellHandshake("/%ff"), /^HTTP\/1\.1 400 [\s\S]*path_malformed/],
	["a body", spellHandshake("/ws/lobby", ["content-length: 2"]), /^HTTP\/1\.1 400 [\s\S]*validation_failed/],
	["another protocol", spellHandshake("/ws/lobby").replace("websocket", "h2c"), /^HTTP\/1\.1 426 /],
	["another version", spellHandshake("/ws/lobby").replace("version: 13", "version: 12"), /^HTTP\/1\.1 426 /],
	["no nonce", spellHandshake("/ws/lobby").replace(/sec-websocket-key.*\r\n/, ""), /^HTTP\/1\.1 426 /],
	["another method", spellHandshake("/ws/lobby").replace("GET", "DELETE"), /^HTTP\/1\.1 (405|426) /],
];

test.each(asked)("a request for an upgrade of %s is answered, and its connection closed", async (_, bytes, answer) => {
	expect(await sendBytes(suite.url, bytes)).toMatch(answer);
});

test("an upgrade asked for behind an answer under way ends the connection, and the server lives", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const poll = `GET /api/rooms/lobby/events?wait=25 HTTP/1.1\r\nhost: proof.test\r\nauthorization: Bearer ${ada.id}\r\n\r\n`;
	expect(await sendBytes(suite.url, poll + spellHandshake(`/ws/lobby?session_id=${ada.id}`))).toBe("");
	expect((await ada.call("GET", "/api/rooms")).status).toBe(200);
});

test("a plain request of a WebSocket's address is told so", async () => {
	const answer = await fetch(`${suite.url}/ws/lobby`);
	expect(answer.status).toBe(426);
	expect(answer.headers.get("upgrade")).toBe("websocket");
	expect(await answer.json()).toMatchObject({ code: "upgrade_required" });
});
