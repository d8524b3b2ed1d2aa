/** The input line in a real terminal. */
import { describe, expect, test } from "vitest";
import { eventually } from "../support/eventually";
import { servePrompts } from "../support/prompt";
import { serveSuite } from "../support/suite";
import { postMessage } from "../support/talk";
import { noTmux } from "../support/tmux";

const enter = servePrompts(serveSuite());

const typed = (lines: string[]) => {
	const first = lines.findIndex((line) => line.startsWith("den>"));
	return lines.slice(first);
};

describe.skipIf(noTmux)("the input line", () => {
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
});
