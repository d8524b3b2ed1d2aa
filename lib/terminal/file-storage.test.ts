import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { OutboxShelf } from "../client/outbox-shelf";
import { FileStorage } from "./file-storage";

test("what waits to be sent is there for the next run, in its order, until it is sent", () => {
	const folder = path.join(mkdtempSync(path.join(tmpdir(), "storage-")), "deep", "er");
	const entry = (client_id: string) => ({ client_id, message: "…/\n漢", reply_to: null, at: 5, failure: null });
	const first = new OutboxShelf(new FileStorage(folder), "ada", "lobby");
	for (const id of ["b", "a", "c"]) first.put(entry(id));
	const second = new OutboxShelf(new FileStorage(folder), "ada", "lobby");
	expect(second.list().map(({ client_id }) => client_id)).toEqual(["b", "a", "c"]);
	for (const id of ["b", "a", "c"]) second.remove(id);
	expect(readdirSync(folder)).toEqual([]);
});
