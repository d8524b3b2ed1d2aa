/** Who is in which room, and what of it they have read. */
import { expect, test } from "vitest";
import {
	countUnread,
	deleteMember,
	findMember,
	listMembers,
	listMemberships,
	moveReadMark,
	moveUnreadMark,
	unreadStart,
} from "../members";
import { changeMessage, findFirstUnread } from "../messages";
import { listRooms } from "../rooms";
import type { Store } from "../store";
import { addMember, fresh, makeRoom, type Open, postLine, roomOf } from "./scene";

async function memberOf(store: Store, roomId: string, user: string) {
	const member = await store.read(findMember, roomId, user);
	if (!member) throw new Error(`${user} is no member`);
	return member;
}

export function membersContract(open: Open): void {
	test("a read mark moves forward only and never past the head; unread counts others' undeleted messages", async () => {
		const store = await open();
		const [ada, bob] = [fresh("ada"), fresh("bob")];
		const { room, posted } = await roomOf(store, 4, bob);
		await store.write(addMember, room.id, ada);
		await store.write(addMember, room.id, bob);
		await store.write(postLine, { room_id: room.id, user: ada, text: "my own" });
		const unread = async (user: string) => (await store.read(countUnread, user, 1_000, room.id))[0]?.unread ?? 0;
		expect([await unread(ada), await unread(bob)]).toEqual([4, 1]);
		if (posted[3]) await store.write(changeMessage, posted[3], { deleted_at: 1 });
		expect(await unread(ada)).toBe(3);
		const move = async (seq: number) => {
			const member = await store.read(findMember, room.id, ada);
			if (!member) throw new Error("Ada is a member");
			return store.write(moveReadMark, { id: room.id, head: 5 }, member, seq);
		};
		expect(await move(2)).toEqual({ read_seq: 2, moved: true });
		expect(await move(1)).toEqual({ read_seq: 2, moved: false });
		expect(await unread(ada)).toBe(1);
		expect(await move(99)).toEqual({ read_seq: 5, moved: true });
		expect(await store.read(countUnread, ada, 1_000)).toEqual([]);
	});

	test("unread looks at no more than a window of the newest, in each room for itself, whoever wrote them", async () => {
		const store = await open();
		const [ada, bob] = [fresh("ada"), fresh("bob")];
		const rooms = [(await roomOf(store, 6, bob)).room, (await roomOf(store, 2, bob)).room];
		for (const room of rooms) await store.write(addMember, room.id, ada);
		await store.write(postLine, { room_id: rooms[0]?.id ?? "", user: ada, text: "my own" });
		const unread = async (window: number) => {
			const counts = new Map((await store.read(countUnread, ada, window)).map((room) => [room.room_id, room.unread]));
			return rooms.map((room) => counts.get(room.id));
		};
		expect(await unread(100)).toEqual([6, 2]);
		expect(await unread(4)).toEqual([3, 2]);
		expect(await unread(1)).toEqual([undefined, 1]);
	});

	test("membership is listed from both sides and ends", async () => {
		const store = await open();
		const ada = fresh("ada");
		const [one, two] = [await makeRoom(store), await makeRoom(store)];
		for (const room of [one, two]) await store.write(addMember, room.id, ada);
		expect((await store.read(listMemberships, ada, 0)).map((member) => member.room_id).sort()).toEqual(
			[one.id, two.id].sort(),
		);
		expect(await store.write(deleteMember, one.id, ada)).toBe(true);
		expect(await store.write(deleteMember, one.id, ada)).toBe(false);
		expect(await store.read(listMembers, one.id)).toEqual([]);
		const account = { user: ada, kind: "guest", signals: true, unread_from: null };
		expect(await store.read(listMembers, two.id, 1)).toMatchObject([account]);
	});

	test("what one calls unread again counts from there on, until a read mark reaches it; the mark itself stays", async () => {
		const store = await open();
		const [ada, bob] = [fresh("ada"), fresh("bob")];
		const { room, posted } = await roomOf(store, 6, bob);
		await store.write(addMember, room.id, ada, 5);
		const head = { id: room.id, head: 6 };
		const me = () => memberOf(store, room.id, ada);
		const state = async () => {
			const { read_seq, unread_from } = await me();
			const unread = (await store.read(countUnread, ada, 1_000, room.id))[0]?.unread ?? 0;
			return [read_seq, unread_from, unread];
		};
		const firstUnread = async () => (await store.read(findFirstUnread, room.id, ada, unreadStart(await me())))?.seq;
		expect([await state(), await firstUnread()]).toEqual([[5, null, 1], 6]);
		await store.write(moveUnreadMark, await me(), 3);
		expect([await state(), await firstUnread()]).toEqual([[5, 3, 4], 3]);
		if (posted[2]) await store.write(changeMessage, posted[2], { deleted_at: 1 });
		expect([await state(), await firstUnread()]).toEqual([[5, 3, 3], 4]);
		expect(await store.write(moveReadMark, head, await me(), 2)).toEqual({ read_seq: 5, moved: false });
		expect(await state()).toEqual([5, 3, 3]);
		expect(await store.write(moveReadMark, head, await me(), 3)).toEqual({ read_seq: 5, moved: false });
		expect(await state()).toEqual([5, null, 1]);
		await store.write(moveUnreadMark, await me(), 6);
		expect(await state(), "nothing after the mark was read").toEqual([5, null, 1]);
		await store.write(moveUnreadMark, await me(), 4);
		expect(await store.write(moveReadMark, head, await me(), 99)).toEqual({ read_seq: 6, moved: true });
		expect([await state(), await firstUnread()]).toEqual([[6, null, 0], undefined]);
	});

	test("a person's list has the public rooms and their own, and says which they are in", async () => {
		const store = await open();
		const ada = fresh("ada");
		const [seen, own, hidden] = [
			await makeRoom(store),
			await makeRoom(store, { kind: "private" }),
			await makeRoom(store, { kind: "private" }),
		];
		await store.write(addMember, own.id, ada);
		await store.write(addMember, hidden.id, fresh("bob"));
		const rooms = new Map((await store.read(listRooms, ada, 1)).map((room) => [room.id, room.member]));
		expect([seen, own, hidden].map(({ id }) => rooms.get(id))).toEqual([false, true, undefined]);
	});
}
