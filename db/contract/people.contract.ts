/** Accounts, sessions, departures and leases. */
import { expect, test } from "vitest";
import * as accounts from "../accounts";
import { leaveRoom, retireGuest } from "../departures";
import { eventsAfter } from "../events";
import { findMember } from "../members";
import * as presence from "../presence";
import type { Store } from "../store";
import { addMember, fresh, makeRoom, type Open, personRow } from "./scene";

async function makeUser(store: Store, kind: accounts.UserRow["kind"] = "guest"): Promise<accounts.UserRow> {
	const name = fresh("user");
	const user = personRow({ id: name, username: name, username_key: name, kind });
	expect(await store.write(accounts.insertUser, user)).toBe(true);
	return user;
}

export function peopleContract(open: Open): void {
	test("a name is taken once, whoever comes at the same moment", async () => {
		const store = await open();
		const key = fresh("name");
		const claim = (n: number) => {
			return store.write(accounts.insertUser, personRow({ id: fresh("id"), username: `${n}`, username_key: key }));
		};
		const won = await Promise.all(Array.from({ length: 12 }, (_, n) => claim(n)));
		expect(won.filter(Boolean)).toHaveLength(1);
	});

	test("a session lives until its time or its end", async () => {
		const store = await open();
		const user = await makeUser(store);
		const session = { id: fresh("session"), user_id: user.id, created_at: 1, expires_at: 1_000 };
		await store.write(accounts.insertSession, session);
		const owner = { user_id: user.id, username: user.username, kind: "guest", signals: true, expires_at: 1_000 };
		expect(await store.read(accounts.findSession, session.id, 999)).toEqual(owner);
		expect(await store.read(accounts.findSession, session.id, 1_000)).toBeUndefined();
		expect(await store.read(accounts.findLiveSessions, [session.id, "none"], 999)).toEqual([
			{ id: session.id, username: user.username, signals: true },
		]);
		expect(await store.read(accounts.findExpiredSessions, 1_000, 1_000)).toContain(session.id);
		expect(await store.write(accounts.deleteSession, session.id)).toMatchObject({ id: user.id });
		expect(await store.write(accounts.deleteSession, session.id)).toBeUndefined();
	});

	test("all sessions of a person end together, and no others", async () => {
		const store = await open();
		const [user, other] = [await makeUser(store, "member"), await makeUser(store, "member")];
		const sessionOf = async ({ id }: accounts.UserRow) => {
			const session = { id: fresh("session"), user_id: id, created_at: 1, expires_at: 1_000 };
			await store.write(accounts.insertSession, session);
			return session.id;
		};
		const [first, second, others] = [await sessionOf(user), await sessionOf(user), await sessionOf(other)];
		expect((await store.write(accounts.deleteSessionsOf, user.id)).toSorted()).toEqual([first, second].toSorted());
		expect(await store.write(accounts.deleteSessionsOf, user.id)).toEqual([]);
		expect(await store.read(accounts.findLiveSessions, [first, second, others], 1)).toMatchObject([{ id: others }]);
	});

	test("a guest without a session is retired: out of every room with an event, and the name is free", async () => {
		const store = await open();
		const [user, room] = [await makeUser(store), await makeRoom(store)];
		await store.write(addMember, room.id, user.id);
		const session = { id: fresh("session"), user_id: user.id, created_at: 1, expires_at: 1_000 };
		await store.write(accounts.insertSession, session);
		expect(await store.write(retireGuest, user, 999)).toEqual([]);
		expect(await store.write(retireGuest, user, 1_000)).toMatchObject([{ type: "user_left", room_id: room.id }]);
		expect(await store.read(findMember, room.id, user.id)).toBeUndefined();
		expect((await store.read(eventsAfter, room.id, 0, 9)).map((event) => event.type)).toEqual(["user_left"]);
		expect(await store.read(accounts.findByName, user.username)).toBeUndefined();
	});

	test("a member is never retired, and leaving a room one is not in does nothing", async () => {
		const store = await open();
		const [user, room] = [await makeUser(store, "member"), await makeRoom(store)];
		expect(await store.write(retireGuest, user, 1)).toEqual([]);
		expect(await store.read(accounts.findByName, user.username)).toMatchObject({ id: user.id });
		expect(await store.write(leaveRoom, room.id, user.id, 1)).toBeUndefined();
		expect(await store.read(eventsAfter, room.id, 0, 9)).toEqual([]);
	});

	test("a stream counts while its process's lease runs, a poll while its own does, a person once", async () => {
		const store = await open();
		const [room, instance] = [await makeRoom(store), fresh("instance")];
		const [ada, bob] = [await makeUser(store), await makeUser(store, "member")];
		const here = ({ id }: accounts.UserRow, instance_id: string, expires_at: number | null) => [
			{ room_id: room.id, user_id: id, instance_id, expires_at },
		];
		await store.write(presence.renewInstance, instance, 1_000);
		await store.write(presence.takePresence, here(ada, instance, null));
		await store.write(presence.takePresence, here(ada, "", 500));
		await store.write(presence.takePresence, here(bob, "", 2_000));
		const online = async (now: number) => (await store.read(presence.countOnline, [room.id], now)).get(room.id) ?? 0;
		expect([await online(400), await online(999), await online(1_000), await online(2_000)]).toEqual([2, 2, 1, 0]);
		const names = await store.read(presence.listOnline, room.id, 400, 10);
		expect(names).toEqual([
			{ user_id: ada.id, user: ada.username, kind: "guest" },
			{ user_id: bob.id, user: bob.username, kind: "member" },
		]);
		expect(await store.read(presence.listOnline, room.id, 400, 1)).toHaveLength(1);
		expect(await store.read(presence.listOnlineIds, room.id, 1_500)).toEqual(new Set([bob.id]));
	});

	test("leases end: when a stream closes, when a process is dropped, when they are swept", async () => {
		const store = await open();
		const [room, instance] = [await makeRoom(store), fresh("instance")];
		const lease = { room_id: room.id, user_id: "ada", instance_id: instance, expires_at: null };
		const online = async (now: number) => (await store.read(presence.countOnline, [room.id], now)).get(room.id) ?? 0;
		await store.write(presence.renewInstance, instance, 9_000);
		await store.write(presence.takePresence, [lease]);
		await store.write(presence.lapsePresence, { ...lease, expires_at: 100 });
		expect([await online(99), await online(100)]).toEqual([1, 0]);
		await store.write(presence.takePresence, [lease]);
		await store.write(presence.sweepLeases, 8_999);
		expect(await online(8_999)).toBe(1);
		await store.write(presence.dropInstance, instance);
		expect(await online(1)).toBe(0);
		await store.write(presence.lapsePresence, { ...lease, expires_at: 100 });
		expect(await online(1)).toBe(0);
	});

	test("typing is forgotten at its time, or when it ends", async () => {
		const store = await open();
		const [room, ada] = [await makeRoom(store), await makeUser(store)];
		const typing = { room_id: room.id, user_id: ada.id, expires_at: 100 };
		await store.write(presence.takeTyping, typing);
		await store.write(presence.takeTyping, { ...typing, expires_at: 200 });
		expect(await store.read(presence.listTyping, [room.id], 199)).toEqual([
			{ room_id: room.id, user_id: ada.id, user: ada.username },
		]);
		expect(await store.read(presence.listTyping, [room.id], 200)).toEqual([]);
		await store.write(presence.endTyping, room.id, ada.id);
		expect(await store.read(presence.listTyping, [room.id], 1)).toEqual([]);
		expect(await store.read(presence.listTyping, [], 1)).toEqual([]);
	});

	test("after a restart of the only server nobody is here or types", async () => {
		const store = await open();
		const room = await makeRoom(store);
		const person = { room_id: room.id, user_id: (await makeUser(store)).id, expires_at: 100 };
		await store.write(presence.takePresence, [{ ...person, instance_id: "" }]);
		await store.write(presence.takeTyping, person);
		await store.write(presence.dropLeases);
		expect(await store.read(presence.listOnlineIds, room.id, 1)).toEqual(new Set());
		expect(await store.read(presence.listTyping, [room.id], 1)).toEqual([]);
	});
}
