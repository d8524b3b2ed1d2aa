/** API.md §6: the room of a pair is an ordinary one, its two people's alone, and gone with them unless both want it to stay. */
import { expect, test } from "vitest";
import type { ListedRoom, Room } from "../../lib/rooms/schema";
import { eventually } from "../support/eventually";
import type { Session } from "../support/http";
import { look, newTag, pairUp, quit, seek } from "../support/queue";
import { serveSuite } from "../support/suite";
import { eventsPath, expectStatus, joinRoom, leaveRoom, poll, postMessage, readHistory } from "../support/talk";

const suite = serveSuite();
const three = async () => (await suite.people(3)) as [Session, Session, Session];
const codeOf = ({ body }: { body: unknown }) => (body as { code: string }).code;
const ownRooms = async (person: Session) => {
	const { rooms } = expectStatus(await person.call<{ rooms: ListedRoom[] }>("GET", "/api/rooms"), 200);
	return rooms.filter(({ member }) => member).map(({ room_id, kind }) => ({ room_id, kind }));
};

test("nobody else finds, reads or enters it, not even who has left it", async () => {
	const [ada, bob, cem] = await three();
	const { room_id } = await pairUp(ada, bob);
	await postMessage(ada, room_id, "between us");
	const asked = [
		["GET", ""],
		["POST", "/members"],
		["GET", "/members"],
		["GET", "/messages"],
		["GET", "/events"],
		["POST", "/typing"],
	] as const;
	const refused = async (person: Session) => {
		for (const [method, rest] of asked) {
			const answer = await person.call(method, `/api/rooms/${room_id}${rest}`, method === "POST" ? {} : undefined);
			expect([answer.status, codeOf(answer)], `${method} ${rest}`).toEqual([404, "room_not_found"]);
		}
	};
	await refused(cem);
	expect((await joinRoom(bob, room_id)).room).toMatchObject({ kind: "pair", expires_at: null, owner_id: null });
	expect(await ownRooms(ada)).toEqual([]);
	await quit(ada);
	await refused(ada);
	expect((await readHistory(bob, room_id)).map(({ message }) => message)).toEqual(["between us"]);
});

test("who is left is told so by the room too, and cannot speak into the void", async () => {
	const [ada, bob] = await three();
	const { room_id, cursor } = await pairUp(ada, bob);
	const stream = bob.stream(eventsPath(room_id), { after: cursor ?? "" });
	await leaveRoom(ada, room_id);
	await stream.next((event) => event.type === "user_left" && event.user_id === ada.user.id);
	stream.close();
	expect((await look(bob)).status).toBe("disconnected");
	expect((await look(ada)).status).toBe("idle");
	const answer = await bob.call("POST", `/api/rooms/${room_id}/messages`, { message: "anybody?" });
	expect([answer.status, codeOf(answer)]).toEqual([409, "pairing_not_connected"]);
	const { expires_at } = expectStatus(await bob.call<Room>("GET", `/api/rooms/${room_id}`), 200);
	expect(Date.parse(expires_at ?? "")).toBeGreaterThan(Date.now());
});

test("who ends their session leaves the partner, and the queue", async () => {
	const [ada, bob, cem] = await three();
	const tag = newTag();
	await pairUp(ada, bob);
	expectStatus(await ada.call("DELETE", "/api/sessions/current"), 204);
	expect((await look(bob)).status).toBe("disconnected");
	await seek(bob, { tags: [tag], keep_tags: true });
	expectStatus(await bob.call("DELETE", "/api/sessions/current"), 204);
	expect((await seek(cem, { tags: [tag], keep_tags: true })).status).toBe("waiting");
	await quit(cem);
});

test("once both consent to stay, the room is theirs for good, with its history, and outlives the pairing", async () => {
	const [ada, bob, cem] = await three();
	const { room_id, cursor } = await pairUp(ada, bob);
	await postMessage(ada, room_id, "before");
	expectStatus(await ada.call("PUT", "/api/pairing/stay", {}), 200);
	expect((await look(bob)).stay).toEqual({ mine: false, theirs: true });
	expectStatus(await ada.call("DELETE", "/api/pairing/stay"), 200);
	expectStatus(await bob.call("PUT", "/api/pairing/stay", {}), 200);
	expect(await ownRooms(ada)).toEqual([]);
	expectStatus(await ada.call("PUT", "/api/pairing/stay", {}), 200);
	const told = await look(bob, { after: cursor });
	expect(told).toMatchObject({ status: "connected", room_id, stay: { mine: true, theirs: true } });
	expect(told.events.at(-1)).toMatchObject({ type: "room_updated", room: { kind: "private", expires_at: null } });
	await quit(ada);
	expect((await look(bob)).status).toBe("disconnected");
	await seek(bob, { tags: [newTag()], keep_tags: true });
	await postMessage(bob, room_id, "after");
	for (const person of [ada, bob]) {
		expect(await ownRooms(person)).toEqual([{ room_id, kind: "private" }]);
		expect((await readHistory(person, room_id)).map(({ message }) => message)).toEqual(["before", "after"]);
	}
	await quit(bob);
	const alone = await cem.call("PUT", "/api/pairing/stay", {});
	expect([alone.status, codeOf(alone)]).toEqual([409, "pairing_not_connected"]);
});

test("typing and read marks stay with the pair that they belong to", async () => {
	const [ada, bob, cem] = await three();
	const { room_id } = await pairUp(ada, bob);
	const { seq } = await postMessage(ada, room_id, "hello");
	expectStatus(await bob.call("POST", `/api/rooms/${room_id}/typing`, {}), 204);
	expectStatus(await bob.call("PUT", `/api/rooms/${room_id}/read`, { seq }), 200);
	await eventually(
		() => look(ada),
		({ partner_typing }) => partner_typing,
	);
	await quit(ada);
	await quit(bob);
	const next = await pairUp(bob, cem);
	expect(next.room_id).not.toBe(room_id);
	expect((await look(cem)).partner_typing).toBe(false);
	const { typing, readers } = await poll(cem, eventsPath(next.room_id));
	expect(typing).toEqual([]);
	expect(Math.max(...readers.map(({ read_seq }) => read_seq))).toBeLessThan(seq + 1);
	expect(new Set(readers.map(({ user_id }) => user_id))).toEqual(new Set([bob.user.id, cem.user.id]));
	for (const path of ["typing", "read"]) {
		const method = path === "read" ? "PUT" : "POST";
		const late = await bob.call(method, `/api/rooms/${room_id}/${path}`, path === "read" ? { seq } : {});
		expect([late.status, codeOf(late)]).toEqual([404, "room_not_found"]);
	}
});

test("who asked for it queues again some seconds after the partner has left", async () => {
	const [ada, bob] = await three();
	const tag = newTag();
	await seek(ada, { tags: [tag], keep_tags: true, auto_reconnect: true });
	await seek(bob, { tags: [tag], keep_tags: true });
	await quit(bob);
	const left = await look(ada);
	expect(left.status).toBe("disconnected");
	expect(left.reconnects_in_seconds).toBeGreaterThanOrEqual(1);
	await eventually(
		() => look(ada),
		({ status, waiting_for }) => status === "waiting" && waiting_for[0] === tag,
		15_000,
	);
	expect((await look(bob)).status).toBe("idle");
	await quit(ada);
});
