/** What every engine must do; each engine's test runs the whole of it. */
import { afterAll, describe, expect, test } from "vitest";
import { assistantContract } from "./contract/assistant.contract";
import { endingContract } from "./contract/ending.contract";
import { logContract } from "./contract/log.contract";
import { membersContract } from "./contract/members.contract";
import { messagesContract } from "./contract/messages.contract";
import { peopleContract } from "./contract/people.contract";
import { preparedContract } from "./contract/prepared.contract";
import { renamingContract } from "./contract/renaming.contract";
import { safetyContract } from "./contract/safety.contract";
import { makeRoom } from "./contract/scene";
import { strangersContract } from "./contract/strangers.contract";
import { findRoom } from "./rooms";
import type { Store } from "./store";

export interface Engine {
	/** Opens the same database anew, as another process would. */
	open(): Promise<Store>;
	/** Marks the database as migrated by a version that does not exist yet. */
	age(): Promise<void>;
}

export function dbContract(engine: Engine): void {
	let opened: Promise<Store> | undefined;
	const open = () => {
		opened ??= engine.open();
		return opened;
	};
	afterAll(async () => (await opened)?.close());

	describe("the log", () => logContract(open));
	describe("ending rooms", () => endingContract(open));
	describe("messages", () => messagesContract(open));
	describe("members", () => membersContract(open));
	describe("people", () => peopleContract(open));
	describe("renaming", () => renamingContract(open));
	describe("strangers", () => strangersContract(open));
	describe("safety", () => safetyContract(open));
	describe("the assistant", () => assistantContract(open));
	describe("prepared queries", () => preparedContract(open));

	test("two processes that start together migrate once, and find the same history and the lobby", async () => {
		const stores = await Promise.all([engine.open(), engine.open()]);
		expect(stores[0].epoch).toBe(stores[1].epoch);
		const room = await makeRoom(stores[0]);
		expect(await stores[1].read(findRoom, room.id, 0)).toMatchObject({ id: room.id });
		expect(await stores[1].read(findRoom, "lobby", 0)).toMatchObject({ kind: "public" });
		await Promise.all(stores.map((store) => store.close()));
	});

	test("a database of a newer schema is refused with a sentence", async () => {
		await engine.age();
		await expect(engine.open()).rejects.toThrow(/made by a newer Parley/);
	});
}
