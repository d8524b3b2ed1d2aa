import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { evidence, kept, reportNoteLimit } from "../../lib/safety/limits";
import { type EvidenceMessage, type Report, report } from "../../lib/safety/schema";
import { newSession, type Session } from "../support/http";
import { look, meet, meetOthers, type Pair, quitAll, seek } from "../support/queue";
import { type Server, startServer } from "../support/server";
import { createRoom, expectStatus, postMessage } from "../support/talk";
import { readProblem } from "./naughty/problem";
import { ask } from "./naughty/wire";

let server: Server;
let pair: Pair;

beforeAll(async () => {
	server = await startServer();
});
beforeEach(async () => {
	pair = await meet(server.url);
});
afterAll(() => server?.stop());

const file = (person: Session, body: object) => person.call<Report>("POST", "/api/pairing/reports", body);
const tryToFile = (person: Session | null, body: object) =>
	ask(server.url, {
		method: "POST",
		path: "/api/pairing/reports",
		bearer: person?.id,
		body: JSON.stringify({ reason: "spam", ...body }),
	});

interface Row {
	id: string;
	evidence: string;
	[column: string]: unknown;
}

/** The rows as a moderator's program will find them. */
function readRows(roomId: string): Row[] {
	const rows = new Database(path.join(server.dataDir, "parley.db"), { readonly: true });
	const found = rows.prepare("SELECT * FROM reports WHERE room_id = ?").all(roomId) as Row[];
	rows.close();
	return found;
}

function readEvidence(roomId: string): EvidenceMessage[] {
	const [row] = readRows(roomId);
	if (!row) throw new Error("there is no report");
	return JSON.parse(row.evidence) as EvidenceMessage[];
}

describe("a report", () => {
	test("holds who, why, and the newest messages as they are: names, ids, times, and marks of what was deleted", async () => {
		const { ada, bob, roomId } = pair;
		const said = await postMessage(bob, roomId, "something nasty");
		const gone = await postMessage(bob, roomId, "something nastier");
		await postMessage(ada, roomId, "please stop");
		expectStatus(await bob.call("DELETE", `/api/rooms/${roomId}/messages/${gone.id}`), 200);
		const note = "  He said worse\nand took it back. ";
		const answer = report.parse(expectStatus(await file(ada, { reason: "harassment", note }), 201));
		expect(answer).toMatchObject({ room_id: roomId, reason: "harassment", note: note.trim(), messages: 3 });
		expect(Date.parse(answer.expires_at) - Date.parse(answer.created_at)).toBe(kept.reports);
		const [row] = readRows(roomId);
		expect(row).toMatchObject({
			id: answer.report_id,
			reporter_id: ada.user.id,
			reporter: ada.user.username,
			reported_id: bob.user.id,
			reported: bob.user.username,
			reason: "harassment",
			status: "open",
		});
		const his = { user_id: bob.user.id, user: bob.user.username, edited_at: null };
		expect(readEvidence(roomId)).toMatchObject([
			{ ...his, id: said.id, seq: said.seq, timestamp: said.timestamp, text: "something nasty", deleted: false },
			{ ...his, id: gone.id, timestamp: gone.timestamp, text: "", deleted: true },
			{ user_id: ada.user.id, text: "please stop", deleted: false },
		]);
		expect(JSON.stringify(row)).not.toContain("127.0.0.1");
	});

	test(`takes the newest ${evidence.messages} messages along`, async () => {
		for (let at = 1; at <= evidence.messages + 3; at++) await postMessage(pair.bob, pair.roomId, `line ${at}`);
		expectStatus(await file(pair.ada, { reason: "spam" }), 201);
		const texts = readEvidence(pair.roomId).map(({ text }) => text);
		expect(texts).toEqual(Array.from({ length: evidence.messages }, (_, at) => `line ${at + 4}`));
	});

	test("is one for each reporter of a pair: again adds to it, and what it held stays though it is deleted since", async () => {
		const { ada, bob, roomId } = pair;
		const first = await postMessage(bob, roomId, "first");
		const one = expectStatus(await file(ada, { reason: "spam", block: false }), 201);
		expect((await look(ada)).status, "without a block the pair goes on").toBe("connected");
		expectStatus(await bob.call("DELETE", `/api/rooms/${roomId}/messages/${first.id}`), 200);
		await postMessage(bob, roomId, "second");
		const two = expectStatus(await file(ada, { reason: "threat", note: "worse", block: false }), 200);
		expect(two).toMatchObject({ report_id: one.report_id, created_at: one.created_at, reason: "threat", messages: 2 });
		expect(readEvidence(roomId).map(({ text }) => text)).toEqual(["first", "second"]);
		const own = expectStatus(await file(bob, { reason: "other", block: false }), 201);
		expect(own.report_id).not.toBe(one.report_id);
		expect(readRows(roomId)).toHaveLength(2);
	});

	test("made sixteen times at once is made once", async () => {
		const answers = await Promise.all(Array.from({ length: 16 }, () => file(pair.ada, { reason: "hate" })));
		expect(answers.map(({ status }) => status).sort()).toEqual([...Array(15).fill(200), 201]);
		expect(new Set(answers.map(({ body }) => body.report_id)).size).toBe(1);
		expect(readRows(pair.roomId)).toHaveLength(1);
	});

	test("blocks unless it says otherwise: the pair is over, and nobody is told why", async () => {
		expectStatus(await file(pair.ada, { reason: "minor" }), 201);
		expect((await look(pair.ada)).status).toBe("idle");
		expect((await look(pair.bob)).status).toBe("disconnected");
		await meetOthers(pair.ada, pair.bob);
		await seek(pair.ada);
		expect((await seek(pair.bob)).status).toBe("waiting");
		await quitAll(pair.ada, pair.bob);
	});

	test("can be made when the partner has left, and of the one who is meant though there is a new one", async () => {
		const { ada, bob, roomId } = pair;
		await postMessage(bob, roomId, "goodbye, fool");
		expectStatus(await bob.call("DELETE", "/api/pairing"), 200);
		expectStatus(await file(ada, { reason: "harassment", block: false }), 201);
		const next = await meet(server.url, { ada });
		expectStatus(await file(ada, { reason: "harassment", room_id: roomId }), 200);
		expect((await look(ada)).room_id, "the block of an earlier partner ends no later pair").toBe(next.roomId);
		expect(readRows(roomId)[0]).toMatchObject({ reported_id: bob.user.id });
		expect(readRows(next.roomId)).toEqual([]);
	});

	test("takes a note of a thousand characters, whatever their length in bytes", async () => {
		const note = "\u{1F600}".repeat(reportNoteLimit);
		expect(expectStatus(await file(pair.ada, { reason: "other", note }), 201).note).toBe(note);
		expect(expectStatus(await file(pair.ada, { reason: "other", note: "  \n " }), 200).note).toBeNull();
	});

	test("outlives the reported one's session and the room", async () => {
		const { ada, bob, roomId } = pair;
		await postMessage(bob, roomId, "you will not find me");
		expectStatus(await file(ada, { reason: "threat" }), 201);
		for (const person of [bob, ada]) expectStatus(await person.call("DELETE", "/api/sessions/current"), 204);
		expect(readEvidence(roomId).map(({ text }) => text)).toEqual(["you will not find me"]);
	});
});

describe("nobody reports", () => {
	test("whom they never met, in a pair that is not theirs, or in a room that is no pair's", async () => {
		const stranger = await newSession(server.url);
		const room = await createRoom(stranger, { kind: "private" });
		await postMessage(pair.bob, pair.roomId, "between us two");
		for (const body of [{}, { room_id: pair.roomId }, { room_id: room.room_id }, { room_id: "lobby" }, { room_id: "" }])
			readProblem(await tryToFile(stranger, body), "partner_not_found");
		const told = await Promise.all(
			[pair.roomId, "x".repeat(pair.roomId.length)].map((room_id) => tryToFile(stranger, { room_id })),
		);
		expect(told[0]?.text, "a room that is not theirs and one that never was").toBe(told[1]?.text);
		expect(readRows(pair.roomId)).toEqual([]);
		readProblem(await tryToFile(null, {}), "session_missing");
	});

	test.each([
		[{ reason: "boring" }, "reason"],
		[{ reason: undefined }, "reason"],
		[{ note: "x".repeat(reportNoteLimit + 1) }, "note"],
		[{ note: "a\u0000b" }, "note"],
		[{ note: "\u001b[2J" }, "note"],
		[{ block: "yes" }, "block"],
		[{ user_id: "somebody" }, "user_id"],
		[{ evidence: [] }, "evidence"],
	])("with %j", async (body, field) => {
		const { errors } = readProblem(await tryToFile(pair.ada, body), "validation_failed");
		expect(errors?.map(({ path: at }) => at)).toEqual([field]);
		expect(readRows(pair.roomId)).toEqual([]);
	});
});
