/** Names that meet others' endings: a guest who is gone, and one who goes while renaming. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../../db";
import { eventsAfter } from "../../db/events";
import type { Store } from "../../db/store";
import { member, newcomer } from "../rooms/access";
import { createRoom, joinRoom } from "../rooms/write";
import { type Actor, identify } from "./access";
import { changeProfile } from "./profile";
import { readProfile } from "./read";
import { endSession, openSession } from "./write";

let store: Store;

beforeAll(async () => {
	process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "parley-profile-"));
	delete process.env.DATABASE_URL;
	store = await openStore();
});
afterAll(() => store.close());

async function enter(username: string): Promise<Actor> {
	const actor = await identify((await openSession({ username })).session_id);
	if (typeof actor === "string") throw new Error(`the session is ${actor}`);
	return actor;
}

const typesIn = async (roomId: string) =>
	(await store.read(eventsAfter, roomId, 0, 99)).map(({ type, user }) => `${type} ${user}`);

test("the name of a guest who has gone is taken over, and nothing is left of either's old one", async () => {
	const [ada, bob] = [await enter("ada"), await enter("bob")];
	const { room_id } = await createRoom(bob, { kind: "private" });
	await joinRoom(await newcomer({ actor: ada, params: { room_id } }));
	await endSession(bob);
	expect(await changeProfile(ada, { username: "Bob" })).toMatchObject({ username: "Bob", id: ada.user_id });
	expect(await typesIn(room_id)).toEqual(["user_joined bob", "user_joined ada", "user_left bob", "user_renamed Bob"]);
	expect(await readProfile(ada)).toMatchObject({ username: "Bob", signals: true });
	expect((await enter("ada")).username).toBe("ada");
});

test("who joins by an actor from before the change is called by the new name", async () => {
	const before = await enter("eve");
	await changeProfile(before, { username: "eva" });
	const { room_id } = await createRoom(before, { kind: "private" });
	expect(await typesIn(room_id)).toEqual(["user_joined eva"]);
	expect((await member({ actor: before, params: { room_id } })).room.owner_id).toBe(before.user_id);
});

test("a guest whose last session ended meanwhile changes nothing", async () => {
	const cat = await enter("cat");
	await endSession(cat);
	await expect(changeProfile(cat, { username: "lion" })).rejects.toMatchObject({ code: "session_expired" });
	await expect(changeProfile(cat, { signals: false })).rejects.toMatchObject({ code: "session_expired" });
	expect((await enter("lion")).user_id).not.toBe(cat.user_id);
});
