import { expect, test } from "vitest";
import { DraftShelf } from "./draft-shelf";
import { forgetPerson } from "./forgetting";
import { MapStorage } from "./map-storage";
import { MarkShelf } from "./mark-shelf";
import { OutboxShelf } from "./outbox-shelf";

test("a draft is kept for its room and person, and an emptied one is gone", () => {
	const storage = new MapStorage();
	new DraftShelf(storage, "ada").write("den", "half a thou");
	expect(new DraftShelf(storage, "ada").read("den")).toBe("half a thou");
	expect(new DraftShelf(storage, "ada").read("lobby")).toBe("");
	expect(new DraftShelf(storage, "bob").read("den")).toBe("");
	new DraftShelf(storage, "ada").write("den", "");
	expect(storage.size).toBe(0);
});

test("logging out leaves nothing of that person and all of others", () => {
	const storage = new MapStorage();
	for (const person of ["ada", "ada2"]) {
		new DraftShelf(storage, person).write("den", "secret");
		new MarkShelf(storage, person, "den").keep(7);
		const entry = { client_id: "12345678", message: "secret", reply_to: null, at: 1, failure: null };
		new OutboxShelf(storage, person, "den").put(entry);
	}
	storage.setItem("parley:rung:http://localhost:3000 wifi", "{}");
	forgetPerson(storage, "ada");
	expect([...storage.keys()].filter((key) => key.includes(":ada:"))).toEqual([]);
	expect(storage.size).toBe(4);
});

test("a full storage costs a read mark its memory and nothing else", () => {
	const storage = new MapStorage();
	const shelf = new MarkShelf(storage, "ada", "den");
	shelf.keep(7);
	expect(shelf.read()).toBe(7);
	storage.setItem = () => {
		throw new Error("the storage is full");
	};
	shelf.keep(8);
	expect(shelf.read()).toBeNull();
});
