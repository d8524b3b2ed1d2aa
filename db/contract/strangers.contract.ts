/** Who of two strangers is still there, by what they read. */
import { expect, test } from "vitest";
import { hearPresent } from "../hearing";
import * as presence from "../presence";
import type { Store } from "../store";
import { findStranger, saveStranger } from "../strangers";
import { fresh, type Open } from "./scene";

async function makePaired(store: Store, room_id: string, heard_at: number): Promise<string> {
	const user_id = fresh("id");
	const asked = { tags: "[]", language: null, keep_tags: false, auto_reconnect: false, shares_location: false };
	const met = { status: "paired" as const, since: 0, room_id, last_partner_id: null, location: null };
	await store.write(saveStranger, { user_id, heard_at, ...asked, ...met });
	return user_id;
}

export function strangersContract(open: Open): void {
	test("who streams a pair's room is there, who polled it was there then, who read another room was not", async () => {
		const store = await open();
		const [room, instance, ended] = [fresh("room"), fresh("instance"), fresh("instance")];
		await store.write(presence.renewInstance, instance, 100_000);
		await store.write(presence.renewInstance, ended, 80_000);
		const read = async (
			heard_at: number,
			lease: { instance_id: string; expires_at: number | null; room_id?: string },
		) => {
			const user_id = await makePaired(store, room, heard_at);
			await store.write(presence.takePresence, [{ room_id: room, user_id, ...lease }]);
			return user_id;
		};
		const people = [
			await read(10_000, { instance_id: instance, expires_at: null }),
			await read(10_000, { instance_id: ended, expires_at: null }),
			await read(10_000, { instance_id: "", expires_at: 115_000 }),
			await read(75_000, { instance_id: "", expires_at: 115_000 }),
			await read(89_000, { instance_id: "", expires_at: 139_000 }),
			await read(10_000, { instance_id: instance, expires_at: null, room_id: fresh("room") }),
			await makePaired(store, room, 10_000),
		];
		await store.write(hearPresent, 85_000, 90_000, 45_000);
		const heard = [];
		for (const id of people) heard.push((await store.read(findStranger, id))?.heard_at);
		expect(heard).toEqual([90_000, 10_000, 70_000, 75_000, 89_000, 10_000, 10_000]);
	});
}
