import { expect, test } from "vitest";
import { bequeath } from "./bequest";
import { MapStorage } from "./map-storage";
import { OutboxShelf } from "./outbox-shelf";

const entry = { client_id: "c1", message: "unsent", reply_to: null, at: 1, failure: null };

test("what was not sent goes over to the new id, and nobody else's does", () => {
	const storage = new MapStorage();
	new OutboxShelf(storage, "old", "lobby").put(entry);
	new OutboxShelf(storage, "other", "lobby").put(entry);
	storage.setItem("parley:draft:old:lobby", "half a sen");
	bequeath(storage, "old", "new");
	expect(new OutboxShelf(storage, "new", "lobby").list()).toEqual([entry]);
	expect(new OutboxShelf(storage, "old", "lobby").list()).toEqual([]);
	expect(new OutboxShelf(storage, "other", "lobby").list()).toEqual([entry]);
	expect(storage.getItem("parley:draft:new:lobby")).toBe("half a sen");
});

test("who stays who they are keeps all", () => {
	const storage = new MapStorage();
	new OutboxShelf(storage, "me", "lobby").put(entry);
	bequeath(storage, "me", "me");
	expect(new OutboxShelf(storage, "me", "lobby").list()).toEqual([entry]);
});
