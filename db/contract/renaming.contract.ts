/** A person's new name, in their rooms and in those rooms' logs. */
import { expect, test } from "vitest";
import { findByName, findUser, insertUser, lockUser } from "../accounts";
import { eventsAfter } from "../events";
import { findMember } from "../members";
import { renameUser } from "../renaming";
import { findRoom } from "../rooms";
import type { Rows, Store, Transaction } from "../store";
import { addMember, fresh, makeRoom, type Open, personRow, postLine } from "./scene";

/** As the product does: hold the person, then rename. */
function* rename(rows: Rows, id: string, username: string) {
	const user = yield* lockUser(rows, id);
	if (!user) throw new Error("The person of this test is missing");
	return yield* renameUser(rows, user, { username, username_key: username }, 3_000);
}

async function namedAs(store: Store, roomId: string, user: string) {
	const { events, member } = await store.read(function* (
		rows: Rows,
	): Transaction<{ events: string[]; member?: string }> {
		const told = yield* eventsAfter(rows, roomId, 0, 99);
		const row = yield* findMember(rows, roomId, user);
		return { events: told.map(({ type, seq }) => `${type} ${seq}`), ...(row && { member: row.user }) };
	});
	return [member, ...events];
}

export function renamingContract(open: Open): void {
	test("every room the person is in has their new name and an event at its end; others and what is over have none", async () => {
		const store = await open();
		const [ada, bob] = [fresh("ada"), fresh("bob")];
		const [one, two, foreign, over] = [
			await makeRoom(store),
			await makeRoom(store),
			await makeRoom(store),
			await makeRoom(store, { expires_at: 2_000 }),
		];
		for (const room of [one, two, over]) await store.write(addMember, room.id, ada);
		for (const room of [one, foreign]) await store.write(addMember, room.id, bob);
		const { message } = await store.write(postLine, { room_id: two.id, user: ada, text: "as I was" });
		const name = fresh("lovelace");
		const told = await store.write(rename, ada, name);
		const event = { type: "user_renamed", user_id: ada, user: name, previous: ada, created_at: 3_000 };
		const each = [
			{ ...event, room_id: one.id, seq: 1 },
			{ ...event, room_id: two.id, seq: message.seq + 1 },
		].toSorted((a, b) => (a.room_id < b.room_id ? -1 : 1));
		expect(told).toMatchObject(each);
		expect(await namedAs(store, one.id, ada)).toEqual([name, "user_renamed 1"]);
		expect(await namedAs(store, two.id, ada)).toEqual([name, "chat 1", "user_renamed 2"]);
		expect(await namedAs(store, foreign.id, bob)).toEqual([bob]);
		expect(await store.read(findRoom, two.id, 0)).toMatchObject({ head: 2 });
		expect(await store.read(findUser, ada)).toMatchObject({ username: name, username_key: name });
	});

	test("a name that is somebody's is refused, and nothing has changed", async () => {
		const store = await open();
		const [ada, bob, room] = [fresh("ada"), fresh("bob"), await makeRoom(store)];
		await store.write(insertUser, personRow({ id: bob, username: bob, username_key: bob }));
		await store.write(addMember, room.id, ada);
		await expect(store.write(rename, ada, bob)).rejects.toThrow();
		expect(await namedAs(store, room.id, ada)).toEqual([ada]);
		expect(await store.read(findByName, bob)).toMatchObject({ id: bob });
	});

	test("who is in five hundred rooms is renamed in all of them together, while others write there", async () => {
		const store = await open();
		const ada = fresh("ada");
		const rooms = await Promise.all(Array.from({ length: 500 }, () => makeRoom(store)));
		for (const room of rooms) await store.write(addMember, room.id, ada);
		const lines = rooms.slice(0, 40).map(({ id }) => store.write(postLine, { room_id: id, user: "bob", text: "hi" }));
		const [told] = await Promise.all([store.write(rename, ada, fresh("lovelace")), ...lines]);
		expect(told).toHaveLength(500);
		for (const { id } of rooms.slice(0, 40)) {
			const seqs = (await store.read(eventsAfter, id, 0, 9)).map(({ seq }) => seq);
			expect(seqs).toEqual([1, 2]);
		}
	});
}
