import { execFile } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { eventually } from "../support/eventually";
import { parleyCommand, parleyEnv, type Run, startParley } from "../support/parley";
import { makeFolder } from "../support/server";
import { serveSuite } from "../support/suite";
import { createRoom, joinRoom, postMessage, readHistory } from "../support/talk";

const suite = serveSuite();

async function start(...words: readonly string[]): Promise<Run> {
	return startParley(words, parleyEnv(suite.url, await makeFolder()));
}

const eventsOf = (run: Run) =>
	run
		.output()
		.split("\n")
		.filter(Boolean)
		.map((line): { type: string; message?: string } => JSON.parse(line));
const chatsOf = (run: Run) => eventsOf(run).flatMap(({ type, message }) => (type === "chat" ? [message] : []));

test("a thousand lines are posted once and in order, though the server dies in the middle", async () => {
	const [owner] = await suite.people(1);
	if (!owner) throw new Error("somebody is needed");
	const { room_id } = await createRoom(owner, { kind: "private", name: "Logs" });
	const lines = Array.from({ length: 1_000 }, (_, index) => `line ${index} of the log`);
	const posted = async () => (await readHistory(owner, room_id)).map(({ message }) => message);
	const pipe = await start("--room", room_id, "--name", "logger");
	const write = (from: number, to: number) => pipe.child.stdin.write(`${lines.slice(from, to).join("\n")}\n`);
	write(0, 300);
	await eventually(posted, (messages) => messages.length > 0);
	write(300, 500);
	await suite.server.kill();
	write(500, 900);
	await eventually(pipe.complaints, (said) => said.includes("Nobody answers"), 40_000);
	await suite.restart();
	write(900, 1_000);
	pipe.child.stdin.end();
	expect(await pipe.ended).toBe(0);
	expect((await posted()).join("\n").split("\n")).toEqual(lines);
	expect(pipe.complaints()).toContain("is back");
	expect(pipe.output()).toBe("");
});

test("what is longer than a message comes in several, and what comes in one go comes together", async () => {
	const [owner] = await suite.people(1);
	if (!owner) throw new Error("somebody is needed");
	const { room_id } = await createRoom(owner, { kind: "private", name: "Long" });
	const pipe = await start("--room", room_id);
	const long = "word ".repeat(1_500).trim();
	pipe.child.stdin.end(`first\n${long}\n\x1b[31mlast\x1b[0m`);
	expect(await pipe.ended).toBe(0);
	const messages = (await readHistory(owner, room_id)).map(({ message }) => message);
	expect(messages.join("\n").replaceAll(/\s+/g, " ")).toBe(`first ${long} last`);
	expect(messages.length).toBeLessThanOrEqual(3);
});

test("--print --json tells each message once by every transport, across a restart", async () => {
	const [owner] = await suite.people(1);
	if (!owner) throw new Error("somebody is needed");
	const { room_id } = await createRoom(owner, { kind: "private", name: "Transports" });
	await postMessage(owner, room_id, "before");
	const ways = ["sse", "long-poll", "poll", "ws"];
	const begin = (how: string) => start("--room", room_id, "--json", "--transport", how, "--last", "1");
	const printers = await Promise.all(ways.map(begin));
	const hear = (text: string) =>
		eventually(
			() => printers.map(chatsOf),
			(each) => each.every((texts) => texts.includes(text)),
			40_000,
		);
	await hear("before");
	await postMessage(owner, room_id, "during");
	await hear("during");
	await suite.server.kill();
	await suite.restart();
	await postMessage(owner, room_id, "after");
	expect(await hear("after")).toEqual(ways.map(() => ["before", "during", "after"]));
	await owner.call("DELETE", `/api/rooms/${room_id}`);
	expect(await Promise.all(printers.map(({ ended }) => ended))).toEqual(ways.map(() => 0));
	// A poll that comes too late finds no room to tell of.
	for (const printer of printers.filter((_, index) => ways[index] !== "poll")) {
		expect(eventsOf(printer).at(-1)).toMatchObject({ type: "room_closed", reason: "deleted" });
	}
});

test("a reader who has had enough ends the printing without a word", async () => {
	const [owner] = await suite.people(1);
	if (!owner) throw new Error("somebody is needed");
	for (const text of ["one", "two"]) await postMessage(owner, "lobby", text);
	const env = parleyEnv(suite.url, await makeFolder());
	const [node = "", bin = ""] = parleyCommand([]);
	const script = `"$1" "$2" --print --last 2 | head -n 1; echo "ended \${PIPESTATUS[0]}" >&2`;
	const finished = new Promise<string>((resolve, reject) =>
		execFile("bash", ["-c", script, "bash", node, bin], { env }, (error, stdout, stderr) =>
			error ? reject(error) : resolve(`${stdout}${stderr}`),
		),
	);
	const busy = setInterval(() => void postMessage(owner, "lobby", "more"), 100);
	expect(await finished).toMatch(/^── Today ──\nended 0\n$/);
	clearInterval(busy);
});

test("each way of failing has its code and a sentence", async () => {
	const cases: [words: string[], code: number, sentence: RegExp][] = [
		[["--room", "nowhere"], 4, /No room/],
		[["--print", "--server", "http://127.0.0.1:9"], 3, /Nobody answers/],
		[["--wrong"], 2, /--help/],
		[["--help"], 0, /^$/],
	];
	for (const [words, code, sentence] of cases) {
		const run = await start(...words);
		run.child.stdin.end("a line\n");
		expect({ words, code: await run.ended }).toEqual({ words, code });
		expect(run.complaints()).toMatch(sentence);
	}
});

test("an interrupted pipe posts what it has read, and says how it ended", async () => {
	const [owner] = await suite.people(1);
	if (!owner) throw new Error("somebody is needed");
	const { room_id } = await createRoom(owner, { kind: "private", name: "Interrupted" });
	const pipe = await start("--room", room_id);
	pipe.child.stdin.write("first\n");
	await eventually(
		() => readHistory(owner, room_id),
		(messages) => messages.length > 0,
	);
	pipe.child.kill("SIGINT");
	expect(await pipe.ended).toBe(130);
	expect((await readHistory(owner, room_id)).map(({ message }) => message)).toEqual(["first"]);
});

test("one is the same person the next time, by a file that is one's own", async () => {
	const home = await makeFolder();
	const [reader] = await suite.people(1);
	if (!reader) throw new Error("somebody is needed");
	await joinRoom(reader, "lobby");
	for (const text of ["same one", "same two"]) {
		const run = startParley(["--name", "Samesame"], parleyEnv(suite.url, home));
		run.child.stdin.end(`${text}\n`);
		expect(await run.ended).toBe(0);
	}
	const messages = (await readHistory(reader, "lobby")).filter(({ message }) => message.startsWith("same "));
	expect(new Set(messages.map(({ user_id }) => user_id)).size).toBe(1);
	const folder = path.join(home, ".local/state/parley/sessions");
	expect(readdirSync(folder).map((file) => statSync(path.join(folder, file)).mode & 0o777)).toEqual([0o600]);
});
