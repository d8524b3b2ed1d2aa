/** A peer's process, and the rows that it starts on. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { findPort } from "../e2e/support/server";
import type { Running } from "./contestant";

const folder = path.join(import.meta.dirname, "peers");
const startLimit = 20_000;
const outputLimit = 20_000;
const children = new Set<ChildProcess>();
process.on("exit", () => {
	for (const child of children) child.kill("SIGKILL");
});

/** The room that `sowArchive` fills. */
export const archive = "archive";

/** Runs `command` with the path of the peer's file behind it; resolves once it admits somebody. */
export async function startPeer(command: readonly string[], file: string, dataDir: string): Promise<Running> {
	const port = await findPort();
	const [program = "", ...words] = [...command, fillIn(file, port, dataDir)];
	const { PATH = "" } = process.env;
	const env = { PATH, NODE_ENV: "production" as const, PORT: String(port), DATA_DIR: dataDir };
	const child = spawn(program, words, { env, stdio: ["ignore", "pipe", "pipe"] });
	children.add(child);
	const peer = describePeer(child, port);
	const deadline = performance.now() + startLimit;
	while (!(await admits(port))) {
		if (child.exitCode === null && performance.now() < deadline) await pause(50);
		else throw new Error(`${file} did not start:\n${peer.output()}`);
	}
	return peer;
}

/** The peer's file; one that names its port and folder in braces is copied with them filled in. */
function fillIn(file: string, port: number, dataDir: string): string {
	const original = path.join(folder, file);
	const text = readFileSync(original, "utf8");
	const filled = text.replaceAll("{{port}}", String(port)).replaceAll("{{folder}}", dataDir);
	if (filled === text) return original;
	const copy = path.join(dataDir, file);
	writeFileSync(copy, filled);
	return copy;
}

function describePeer(child: ChildProcess, port: number): Running {
	let text = "";
	const keep = (chunk: Buffer) => {
		text = (text + chunk.toString()).slice(-outputLimit);
	};
	child.stdout?.on("data", keep);
	child.stderr?.on("data", keep);
	const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
	const kill = async () => {
		child.kill("SIGKILL");
		await ended;
		children.delete(child);
	};
	const stop = async () => {
		if (child.exitCode !== null) throw new Error(`The peer ended with ${child.exitCode}:\n${text}`);
		await kill();
	};
	return { port, pid: child.pid ?? 0, output: () => text, stop, kill };
}

async function admits(port: number): Promise<boolean> {
	try {
		const answer = await fetch(`http://127.0.0.1:${port}/api/sessions`, { method: "POST" });
		await answer.arrayBuffer();
		return answer.status === 201;
	} catch (error) {
		// Refused: it does not listen yet.
		if (error instanceof TypeError) return false;
		throw error;
	}
}

/** Fills the archive with so many messages, by the peers' own table. */
export function sowArchive(dataDir: string, messages: number): void {
	const db = new Database(path.join(dataDir, "room.db"));
	db.exec(readFileSync(path.join(folder, "room.sql"), "utf8"));
	const line = "the kettle has been on since noon and nobody has come down for tea";
	db.prepare(
		`WITH RECURSIVE line(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM line WHERE seq < ?)
		INSERT INTO messages
		SELECT ?, seq, 'archive-' || seq, 'user-' || seq % 7, 'guest-' || seq % 7, ?, '2026-11-21T10:00:00.000Z', NULL
		FROM line`,
	).run(messages, archive, line);
	db.close();
}
