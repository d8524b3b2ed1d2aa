import { chmodSync, mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { SessionShelf } from "./session-shelf";

const session = { session_id: "token", user_id: "ada" };

function openShelf(name = "ada", state = mkdtempSync(path.join(tmpdir(), "shelf-"))) {
	const said: string[] = [];
	const shelf = new SessionShelf({ XDG_STATE_HOME: state }, "http://localhost:3000", name, (word) => said.push(word));
	const folder = path.join(state, "parley", "sessions");
	const file = () => path.join(folder, readdirSync(folder)[0] ?? "");
	return { shelf, said, state, file, folder };
}

test("a session is kept for its owner alone, one a person", () => {
	const { shelf, state, file, folder } = openShelf();
	expect(shelf.read()).toBeNull();
	shelf.keep(session);
	expect(shelf.read()).toEqual(session);
	expect(statSync(file()).mode & 0o777).toBe(0o600);
	expect(statSync(folder).mode & 0o777).toBe(0o700);
	expect(openShelf("bob", state).shelf.read()).toBeNull();
	expect(openShelf("ADA", state).shelf.read()).toEqual(session);
});

test("rights that are wider are taken back, and that is told", () => {
	const { shelf, said, file } = openShelf();
	shelf.keep(session);
	chmodSync(file(), 0o644);
	expect(shelf.read()).toEqual(session);
	expect(statSync(file()).mode & 0o777).toBe(0o600);
	expect(said).toEqual([expect.stringContaining("could be read by others")]);
});

test("a file that is spoilt is as none", () => {
	const { shelf, file } = openShelf();
	shelf.keep(session);
	for (const text of ["", "{", "[]", '{"session_id": 1}']) {
		writeFileSync(file(), text);
		expect(shelf.read()).toBeNull();
	}
});
