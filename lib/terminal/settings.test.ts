import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { readSettings } from "./settings";

let home: string;
const env = (more: Record<string, string> = {}) => ({ XDG_CONFIG_HOME: home, ...more });

beforeEach(() => {
	home = mkdtempSync(path.join(tmpdir(), "settings-"));
});

function writeConfig(text: string): void {
	mkdirSync(path.join(home, "parley"));
	writeFileSync(path.join(home, "parley", "config.json"), text);
}

test("without a word everything is usual", () => {
	expect(readSettings([], env())).toMatchObject({
		server: "http://localhost:3000",
		room: "lobby",
		name: "",
		transport: "sse",
		last: undefined,
		print: false,
		color: true,
	});
});

test("words go before the environment, that before the file", () => {
	writeConfig('{"server": "https://chat.example/", "room": "file", "name": "file", "last": 3, "color": false}');
	const told = readSettings(["--name", "ada"], env({ PARLEY_NAME: "bob", PARLEY_ROOM: "den", PARLEY_BELL: "off" }));
	expect(told).toMatchObject({
		server: "https://chat.example",
		name: "ada",
		room: "den",
		last: 3,
		color: false,
		bell: false,
	});
});

test("--json prints, and --no-color takes colours", () => {
	expect(readSettings(["--json", "--no-color"], env())).toMatchObject({ print: true, json: true, color: false });
});

test.each([
	[["--colour"]],
	[["word"]],
	[["--transport", "pigeon"]],
	[["--last", "-3"]],
	[["--server", "http://"]],
	[["--config", "nowhere.json"]],
])("%j ends with the code for wrong words", (words) => {
	expect(() => readSettings(words, env())).toThrow(expect.objectContaining({ name: "Exit", code: 2 }));
});

test.each(["{", "[]", '{"sever": "x"}', '{"room": {}}'])(
	"a file of %s is refused with a sentence that names it",
	(text) => {
		writeConfig(text);
		expect(() => readSettings([], env())).toThrow(/config\.json/);
		expect(readSettings(["--help"], env()).help).toBe(true);
	},
);
