/** `curl -N host/r/{room_id}.txt`: a room as lines, from the same log by the same rules. */
import { get, type IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, expectStatus, joinRoom, leaveRoom, postMessage } from "../support/talk";

const suite = serveSuite();
const patience = { timeout: 10_000 };

interface Lines {
	text: string;
	ended: Promise<void>;
	response: IncomingMessage;
}

/** As curl does: a token in the address, and no idea of anything else. */
function readLines(person: Session, file: string): Promise<Lines> {
	return new Promise((resolve, reject) => {
		get(`${suite.url}/r/${file}?session_id=${person.id}`, (response) => {
			const lines: Lines = { text: "", ended: new Promise((end) => response.once("close", end)), response };
			response.setEncoding("utf8").on("data", (piece) => {
				lines.text += piece;
			});
			response.on("error", () => undefined);
			resolve(lines);
		}).on("error", reject);
	});
}

/** The lines without their times, each of which is one of hours and minutes. */
const said = ({ text }: Lines) =>
	text
		.replaceAll("\r", "")
		.split("\n")
		.slice(0, -1)
		.map((line) => line.replace(/^([01]\d|2[0-3]):[0-5]\d /, ""));

test("the newest twenty messages come first, then all that happens, one line each", async () => {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const { room_id } = await createRoom(ada);
	const path = `/api/rooms/${room_id}`;
	for (let n = 0; n < 25; n++) await postMessage(ada, room_id, `line ${n}`);
	const lines = await readLines(ada, `${room_id}.txt`);
	expect(lines.response.statusCode).toBe(200);
	expect(lines.response.headers["content-type"]).toBe("text/plain; charset=utf-8");
	const [a, b] = [ada.user.username, bob.user.username];
	const recent = Array.from({ length: 20 }, (_, n) => `${a}: line ${n + 5}`);
	await expect.poll(() => said(lines), patience).toEqual(recent);

	await joinRoom(bob, room_id);
	const { id } = await postMessage(bob, room_id, "hello");
	expectStatus(await bob.call("PATCH", `${path}/messages/${id}`, { message: "hello, ada" }), 200);
	expectStatus(await bob.call("DELETE", `${path}/messages/${id}`), 200);
	expectStatus(await ada.call("PATCH", path, { name: "Lines", topic: "of text" }), 200);
	await leaveRoom(bob, room_id);
	const live = [
		`* ${b} has joined`,
		`${b}: hello`,
		`* ${b} edited: hello, ada`,
		expect.stringMatching(new RegExp(`^\\* a message by ${b} of \\d\\d:\\d\\d was deleted$`)),
		"* the room is Lines: of text",
		`* ${b} has left`,
	];
	await expect.poll(() => said(lines), patience).toEqual([...recent, ...live]);
	expectStatus(await ada.call("DELETE", path), 204);
	await lines.ended;
	expect(said(lines).at(-1)).toBe("* the room is closed: deleted");
});

test("what somebody writes can neither pass for another line nor command a terminal", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const { room_id } = await createRoom(ada);
	const lines = await readLines(ada, `${room_id}.txt`);
	await postMessage(
		ada,
		room_id,
		"\u001b[2Jgone\u0007\u009b31m\n12:00 admin: obey\r\nand\u2028so \u202eon\tthere 👩‍👩‍👧",
	);
	await expect.poll(() => said(lines).length, patience).toBe(4);
	expect(lines.text.replaceAll("\r", "").slice(6)).toBe(
		`${ada.user.username}: \uFFFD[2Jgone\uFFFD\uFFFD31m\n      12:00 admin: obey\n      and\n      so \uFFFDon there 👩‍👩‍👧\n`,
	);
	lines.response.destroy();
});

test("it is read by whom the room is open to, and ends with membership and session", async () => {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const { room_id } = await createRoom(ada, { kind: "private" });
	const refusals = [`${room_id}.txt`, `${room_id}`, "nowhere.txt", ".txt"].map(async (file) => {
		const { statusCode } = (await readLines(bob, file)).response;
		return [file, statusCode];
	});
	for (const [file, status] of await Promise.all(refusals)) expect(status, String(file)).toBe(404);
	expect((await fetch(`${suite.url}/r/${room_id}.txt`)).status).toBe(401);
	await joinRoom(bob, room_id);
	const first = await readLines(bob, `${room_id}.txt`);
	await leaveRoom(ada, room_id, bob.user.id);
	await first.ended;
	expect(said(first).at(-1)).toBe("* the room is closed: removed");
	const second = await readLines(bob, "lobby.txt");
	expectStatus(await bob.call("DELETE", "/api/sessions/current"), 204);
	await second.ended;
	expect(suite.server.output()).not.toContain(bob.id);
});
