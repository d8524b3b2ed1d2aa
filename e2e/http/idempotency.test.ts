/** Promise 2: a retry with the same client_id posts once: 32 at the same moment, and after a restart. */
import { expect, test } from "vitest";
import type { Message } from "../../lib/messages/schema";
import type { Answer, Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, expectStatus, postMessage, readHistory } from "../support/talk";

const suite = serveSuite();

interface Draft {
	message: string;
	client_id: string;
	reply_to?: string;
}

const post = (person: Session, roomId: string, draft: Draft) =>
	person.call<Message>("POST", `/api/rooms/${roomId}/messages`, draft);

const countOf = (answers: Answer[], status: number) => answers.filter((answer) => answer.status === status).length;

async function enter() {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const { room_id: roomId } = await createRoom(ada, { kind: "public" });
	return { ada, bob, roomId };
}

test("32 posts of one client_id at the same moment are one message, one 201 and 31 times 200 with the same body", async () => {
	const { ada, roomId } = await enter();
	const draft = { message: "once", client_id: "same-moment" };
	const answers = await Promise.all(Array.from({ length: 32 }, () => post(ada, roomId, draft)));
	expect([countOf(answers, 201), countOf(answers, 200)]).toEqual([1, 31]);
	for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
	expect(await readHistory(ada, roomId)).toEqual([answers[0]?.body]);
});

test("of two bodies that race for one client_id, one wins and the other is refused every time", async () => {
	const { ada, roomId } = await enter();
	const drafts = Array.from({ length: 32 }, (_, n) => ({ message: n % 2 ? "odd" : "even", client_id: "two-bodies" }));
	const answers = await Promise.all(drafts.map((draft) => post(ada, roomId, draft)));
	expect([countOf(answers, 201), countOf(answers, 200), countOf(answers, 409)]).toEqual([1, 15, 16]);
	const [winner] = await readHistory(ada, roomId);
	for (const [index, { status }] of answers.entries())
		expect(status === 409).toBe(drafts[index]?.message !== winner?.message);
});

test("a retry after kill -9 and after a restart answers the first message", async () => {
	const { ada, roomId } = await enter();
	const draft = { message: "across restarts", client_id: "across-restarts" };
	const first = expectStatus(await post(ada, roomId, draft), 201);
	await suite.server.kill();
	await suite.restart();
	expect(expectStatus(await post(ada, roomId, draft), 200)).toEqual(first);
	await suite.server.stop();
	await suite.restart();
	expect(expectStatus(await post(ada, roomId, draft), 200)).toEqual(first);
	expect(await readHistory(ada, roomId)).toEqual([first]);
});

test("a used client_id with another body is refused, be it the text or what is answered", async () => {
	const { ada, roomId } = await enter();
	const other = await postMessage(ada, roomId, "to be answered");
	const draft = { message: "text", client_id: "other-body" };
	expectStatus(await post(ada, roomId, draft), 201);
	for (const changed of [
		{ ...draft, message: "text " },
		{ ...draft, reply_to: other.id },
	]) {
		const { status, body } = await post(ada, roomId, changed);
		expect([status, body]).toMatchObject([409, { code: "client_id_reused" }]);
	}
	expect(await readHistory(ada, roomId)).toHaveLength(2);
});

test("a client_id is its sender's own in its room", async () => {
	const { ada, bob, roomId } = await enter();
	const elsewhere = await createRoom(ada, { kind: "public" });
	const draft = { message: "whose", client_id: "shared-name" };
	const posted = [
		await post(ada, roomId, draft),
		await post(bob, roomId, draft),
		await post(ada, elsewhere.room_id, draft),
	];
	expect(posted.map(({ status }) => status)).toEqual([201, 201, 201]);
	expect(new Set(posted.map(({ body }) => body.id)).size).toBe(3);
});

test("a retry of a message that was edited or deleted meanwhile answers it as it is now", async () => {
	const { ada, roomId } = await enter();
	const draft = { message: "first words", client_id: "edited-later" };
	const first = expectStatus(await post(ada, roomId, draft), 201);
	const path = `/api/rooms/${roomId}/messages/${first.id}`;
	expectStatus(await ada.call("PATCH", path, { message: "second words" }), 200);
	expect(expectStatus(await post(ada, roomId, draft), 200)).toMatchObject({ id: first.id, message: "second words" });
	const placeholder = expectStatus(await ada.call<Message>("DELETE", path), 200);
	expect(expectStatus(await post(ada, roomId, draft), 200)).toEqual(placeholder);
});
