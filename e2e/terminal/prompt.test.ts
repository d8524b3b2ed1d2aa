/** Rooms, people and outages at the prompt in a real terminal. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { eventually } from "../support/eventually";
import { call } from "../support/http";
import { servePrompts } from "../support/prompt";
import { makeFolder } from "../support/server";
import { serveSuite } from "../support/suite";
import { createRoom, joinRoom, postMessage } from "../support/talk";
import { noTmux } from "../support/tmux";

const suite = serveSuite();
const enter = servePrompts(suite);

describe.skipIf(noTmux)("at the prompt", () => {
	test("what is typed while the server is dead is marked, and sent once when it is back", async () => {
		const { terminal, bob, room, posted } = await enter();
		await postMessage(bob, room, "before");
		await terminal.see(/before$/);
		await suite.server.kill();
		await terminal.see(/offline$/);
		for (const text of ["first", "second"]) {
			await terminal.type(text);
			await terminal.press("Enter");
			await terminal.see(`  … ${text}`);
		}
		await terminal.type("still typing");
		await suite.restart();
		const lines = await terminal.until(
			(each) => each.some((line) => line.endsWith(": second")) && each.at(-1) === "den> still typing",
		);
		expect(lines.filter((line) => line.includes("…"))).toEqual([]);
		await postMessage(bob, room, "after");
		await terminal.see(/after$/);
		expect(await posted()).toEqual(["before", "first", "second", "after"]);
		expect((await terminal.lines()).filter((line) => /(before|first|second|after)$/.test(line))).toHaveLength(4);
	});

	test("escape sequences of others are shown and not obeyed", async () => {
		const { terminal, bob, room } = await enter();
		await postMessage(bob, room, "stays");
		await postMessage(bob, room, "\x1b[2J\x1b[H\x1b]0;gone\x07wiped\r\nagain\x9b1A");
		const lines = await terminal.see(/again/);
		expect(lines.some((line) => line.endsWith("stays"))).toBe(true);
		expect(lines.some((line) => line.includes("␛[2J␛[H␛]0;gone␇wiped"))).toBe(true);
		expect(lines.some((line) => line.includes("again<9B>1A"))).toBe(true);
	});

	test("other rooms are counted beside the prompt, and /join goes there", async () => {
		const { terminal, bob, name } = await enter();
		const { room_id } = await createRoom(bob, { kind: "private", name: "attic" });
		await terminal.type(`/join ${room_id}`);
		await terminal.press("Enter");
		await terminal.see("attic>");
		await terminal.type("/join den");
		await terminal.press("Enter");
		await terminal.see("den>");
		await postMessage(bob, room_id, `@${name} upstairs`);
		await terminal.see(/^den> +attic @1$/);
		await terminal.type("/join attic");
		await terminal.press("Enter");
		const lines = await terminal.see(/upstairs$/);
		expect(lines.some((line) => line.startsWith("── since you were here"))).toBe(true);
		await terminal.see(/^attic>$/);
	});

	test("whoever looks away finds where the unread begin; a name rings the bell; typing is shown", async () => {
		const { terminal, bob, room, name } = await enter();
		const record = path.join(await makeFolder(), "bytes");
		await terminal.record(record);
		await joinRoom(bob, room);
		await bob.call("POST", `/api/rooms/${room}/typing`);
		await terminal.see(new RegExp(`^den> +${bob.user.username} is typing$`));
		await postMessage(bob, room, "zero");
		await terminal.see(/zero$/);
		await terminal.focus(false);
		await postMessage(bob, room, "one");
		await terminal.see("── unread ──");
		await postMessage(bob, room, `two @${name}`);
		const lines = await terminal.see(/two @/);
		expect(lines.filter((line) => line === "── unread ──")).toHaveLength(1);
		expect(lines.indexOf("── unread ──")).toBe(lines.findIndex((line) => line.endsWith(": one")) - 1);
		await eventually(
			() => readFileSync(record, "utf8"),
			(bytes) => bytes.includes("\x07"),
		);
	});

	test("--no-color writes no colours", async () => {
		const { terminal, bob, room } = await enter("--no-color");
		const record = path.join(await makeFolder(), "bytes");
		await terminal.record(record);
		await postMessage(bob, room, "plain");
		await terminal.see(/plain$/);
		const bytes = await eventually(
			() => readFileSync(record, "utf8"),
			(each) => each.includes("plain"),
		);
		expect(stripVTControlCharacters(bytes)).toContain("plain");
		expect(bytes.split("\x1b[").filter((part) => /^[\d;]*m/.test(part))).toEqual([]);
	});

	test("whoever's session was ended elsewhere is asked in again, with what they were typing", async () => {
		const { terminal, home, posted } = await enter();
		const folder = path.join(home, ".local/state/parley/sessions");
		const [file = ""] = readdirSync(folder);
		const kept: { session_id: string } = JSON.parse(readFileSync(path.join(folder, file), "utf8"));
		await terminal.type("half a thought");
		await terminal.see("den> half a thought");
		const headers = { authorization: `Bearer ${kept.session_id}` };
		await call(suite.url, "DELETE", "/api/sessions/current", undefined, { headers });
		const renewed = () => readFileSync(path.join(folder, file), "utf8").includes(kept.session_id) === false;
		await eventually(renewed, Boolean, 20_000);
		await terminal.until((lines) => lines.at(-1) === "den> half a thought");
		await terminal.press("Enter");
		await eventually(posted, (messages) => messages.includes("half a thought"));
	});
});
