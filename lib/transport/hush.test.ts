/** To whom a room's signals are handed, on streams that are open while people change their setting. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openStore } from "../../db";
import { type Actor, identify } from "../accounts/access";
import { changeProfile } from "../accounts/profile";
import { openSession } from "../accounts/write";
import { postMessage } from "../messages/write";
import { markRead, noteTyping } from "../presence/write";
import { member, newcomer } from "../rooms/access";
import { createRoom, joinRoom } from "../rooms/write";
import type { Outlet } from "./outlet";
import { streamRoom } from "./room-stream";

let roomId: string;
let [quiet, loud]: Listener[] = [];

/** Somebody in the room with an open stream. */
class Listener implements Outlet {
	text = "";

	constructor(
		private readonly token: string,
		readonly id: string,
	) {}

	/** As they are by now. */
	async proof() {
		const actor = await identify(this.token);
		if (typeof actor === "string") throw new Error(`the session is ${actor}`);
		return member({ actor, params: { room_id: roomId } });
	}

	async listen(): Promise<void> {
		streamRoom(await this.proof(), null)(this);
		await vi.waitFor(() => expect(this.text).toContain('"presence"'));
	}

	count(words: string): number {
		return this.text.split(words).length - 1;
	}

	write(bytes: Uint8Array): void {
		this.text += Buffer.from(bytes).toString();
	}
	backlog = () => 0;
	drained = async () => undefined;
	end = () => undefined;
	cut = () => undefined;
	onGone = () => undefined;
}

async function come(): Promise<{ token: string; actor: Actor }> {
	const { session_id: token } = await openSession({});
	const actor = await identify(token);
	if (typeof actor === "string") throw new Error(`the session is ${actor}`);
	return { token, actor };
}

beforeAll(async () => {
	process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "parley-hush-"));
	delete process.env.DATABASE_URL;
	const [one, other] = [await come(), await come()];
	roomId = (await createRoom(one.actor, { kind: "private" })).room_id;
	await joinRoom(await newcomer({ actor: other.actor, params: { room_id: roomId } }));
	quiet = new Listener(one.token, one.actor.user_id);
	loud = new Listener(other.token, other.actor.user_id);
	await Promise.all([quiet.listen(), loud.listen()]);
});
afterAll(async () => (await openStore()).close());

test("who turns their signals off is told no more of others', who are told none of theirs, until they turn them on", async () => {
	if (!quiet || !loud) throw new Error("nobody came");
	const [hers, his] = [quiet, loud];
	await changeProfile((await hers.proof()).actor, { signals: false });
	await postMessage(await his.proof(), { message: "read me" });
	const before = hers.text;
	await noteTyping(await hers.proof());
	await markRead(await hers.proof(), 3);
	await markRead(await his.proof(), 3);
	await noteTyping(await his.proof());
	await vi.waitFor(() => expect(his.count('"typing"')).toBe(1));
	expect(his.text).toContain(`"typing","room_id":"${roomId}","user_id":"${his.id}"`);
	// Marks that wait for their turn go out together.
	await vi.waitFor(() => expect(his.text).toMatch(new RegExp(`${his.id}","user":[^}]*"read_seq":3}`)), 3_000);
	const own = `"readers":[{"user_id":"${hers.id}"`;
	await vi.waitFor(() => expect(hers.text.slice(before.length)).toContain(own));
	expect(hers.text.slice(before.length)).not.toMatch(new RegExp(`"typing"|${his.id}","user":[^}]*"read_seq"`));
	expect(his.text).not.toContain(
		`{"user_id":"${hers.id}","user":"${(await hers.proof()).actor.username}","read_seq":3`,
	);
	await changeProfile((await hers.proof()).actor, { signals: true });
	await vi.waitFor(() =>
		expect(hers.text.slice(before.length)).toMatch(new RegExp(`${his.id}","user":[^}]*"read_seq":3`)),
	);
});
