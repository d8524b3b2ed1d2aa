/** The prompt in a real terminal. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../support/eventually";
import { newSession, type Session } from "../support/http";
import { parleyCommand, parleyEnv } from "../support/parley";
import { makeFolder } from "../support/server";
import { serveSuite } from "../support/suite";
import { createRoom, joinRoom, postMessage, readHistory } from "../support/talk";
import { noTmux, type Terminal, Tmux } from "../support/tmux";

if (noTmux) console.warn(noTmux);

const suite = serveSuite();
let tmux: Tmux;
let count = 0;

interface Scene {
	terminal: Terminal;
	/** Somebody else in the room, by other means. */
	bob: Session;
	room: string;
	name: string;
	/** Texts of the room's messages. */
	posted(): Promise<string[]>;
}

/** Somebody of a new name at the prompt of a new room. */
async function enter(...words: readonly string[]): Promise<Scene> {
	count += 1;
	const name = `ada${count}`;
	const bob = await newSession(suite.url, `bob${count}`);
	const { room_id } = await createRoom(bob, { kind: "private", name: "den" });
	const env = parleyEnv(suite.url, await makeFolder());
	const terminal = await tmux.open(parleyCommand(["--room", room_id, "--name", name, ...words]), env);
	await terminal.see("den>");
	const posted = async () => (await readHistory(bob, room_id)).map(({ message }) => message);
	return { terminal, bob, room: room_id, name, posted };
}

const typed = (lines: string[]) => {
	const first = lines.findIndex((line) => line.startsWith("den>"));
	return lines.slice(first);
};

describe.skipIf(noTmux)("at a terminal", () => {
	beforeAll(async () => {
		tmux = await Tmux.start();
	});
	afterAll(() => tmux.stop());

	test("what is typed stays whole while ten messages arrive", async () => {
		const { terminal, bob, room, posted } = await enter();
		await terminal.type("half of a line, 漢字 and 👍");
		await terminal.see("den> half of a line, 漢字 and 👍");
		for (let index = 0; index < 10; index++) {
			await postMessage(bob, room, `incoming ${index}`);
			await terminal.type(` ${index}`);
		}
		const whole = "half of a line, 漢字 and 👍 0 1 2 3 4 5 6 7 8 9";
		const lines = await terminal.until(
			(each) => each.at(-1) === `den> ${whole}` && each.some((line) => line.endsWith("incoming 9")),
		);
		const incoming = lines.flatMap((line) => /incoming \d/.exec(line)?.[0] ?? []);
		expect(incoming).toEqual(Array.from({ length: 10 }, (_, index) => `incoming ${index}`));
		await terminal.press("Enter");
		await eventually(posted, (messages) => messages.at(-1) === whole);
	});

	test("a line over several rows outlasts a change of the window's size, wide characters too", async () => {
		const { terminal, bob, room, posted } = await enter();
		const text =
			"The quick brown fox 漢字漢字漢字 jumps over 👍👍👍 the lazy dog and goes on for more than two rows of it";
		await terminal.type(text);
		await terminal.until((lines) => typed(lines).join("").endsWith("two rows of it"));
		await terminal.resize(40, 24);
		// Broken by the client, one column before where the terminal itself would.
		await terminal.until((lines) => typed(lines)[0] === "den> The quick brown fox 漢字漢字漢字 j");
		await postMessage(bob, room, "after the first change");
		const narrow = await terminal.see(/after the first change$/);
		expect(typed(narrow).join("").replaceAll(" ", "")).toBe(`den>${text}`.replaceAll(" ", ""));
		expect(typed(narrow).length).toBeGreaterThan(2);
		await terminal.resize(100, 24);
		await terminal.until((lines) => (typed(lines)[0]?.length ?? 0) > 60);
		await terminal.press("Home");
		await terminal.type("é");
		await postMessage(bob, room, "after the second change");
		const wide = await terminal.see(/after the second change$/);
		expect(typed(wide).join("").replaceAll(" ", "")).toBe(`den>é${text}`.replaceAll(" ", ""));
		expect(wide.filter((line) => line.startsWith("den>"))).toHaveLength(1);
		expect(wide.filter((line) => line.endsWith("change"))).toHaveLength(2);
		await terminal.press("Enter");
		await eventually(posted, (messages) => messages.includes(`é${text}`));
	});

	test("keys edit as a shell's do, Up brings back, Tab completes", async () => {
		const { terminal, bob, posted } = await enter();
		await terminal.type("one two three👩‍👩‍👧");
		await terminal.press("BSpace", "C-a", "M-f", "C-k", "C-e");
		await terminal.type(" more");
		await terminal.press("C-w", "C-y", "Enter");
		await eventually(posted, (messages) => messages.at(-1) === "one more");
		await terminal.press("Up");
		await terminal.see("den> one more");
		await terminal.press("C-u");
		await terminal.type("hi bob");
		await terminal.press("Tab", "Enter");
		await eventually(posted, (messages) => messages.at(-1)?.startsWith(`hi @${bob.user.username}`) === true);
		await terminal.type("/hel");
		await terminal.press("Tab");
		await terminal.see("den> /help");
		await terminal.press("Enter");
		await terminal.see(/^\/transport \[HOW\]/);
	});

	test("a paste of several lines is one message, and nothing is sent before Enter", async () => {
		const { terminal, posted } = await enter();
		await terminal.paste("one\n\ttwo\nthree");
		await terminal.see("three");
		expect(await posted()).toEqual([]);
		await terminal.press("Enter");
		await eventually(posted, (messages) => messages.length > 0);
		expect(await posted()).toEqual(["one\n\ttwo\nthree"]);
	});

	test("Ctrl-C clears the line, and twice leaves; so does Ctrl-D", async () => {
		const { terminal, posted } = await enter();
		await terminal.type("not to be sent");
		await terminal.see("den> not to be sent");
		await terminal.press("C-c");
		await terminal.until((lines) => lines.at(-1) === "den>");
		await terminal.press("C-c", "C-c");
		expect(await terminal.ended()).toBe(0);
		expect(await posted()).toEqual([]);
		const other = await enter();
		await other.terminal.press("C-d");
		expect(await other.terminal.ended()).toBe(0);
	});

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
		await bob.call("POST", `/api/rooms/${room_id}/typing`);
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
});
