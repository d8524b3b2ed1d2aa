/** The production build as a process of its own, on a port and a data folder of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export interface Server {
	url: string;
	port: number;
	dataDir: string;
	pid: number;
	/** What the process has written to stdout and stderr, for the message of a failing test. */
	output(): string;
	/** SIGTERM; resolves to the exit code, null where it had to be killed after `stopLimit`. */
	stop(): Promise<number | null>;
	/** SIGKILL, as a power cut to the process. */
	kill(): Promise<void>;
}

export interface ServerOptions {
	env?: Record<string, string>;
	dataDir?: string;
	port?: number;
}

const root = path.resolve(import.meta.dirname, "../..");
const startLimit = 60_000;
const stopLimit = 20_000;
const outputLimit = 200_000;
const children = new Set<ChildProcess>();
const folders = new Set<string>();

/**
 * Starts the existing build, with RATE_LIMITS=off and the runner's own FAST_LANE (vitest.config.ts runs the suite both ways)
 * unless `env` says otherwise; resolves once the API answers.
 */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
	const port = options.port ?? (await findPort());
	const dataDir = options.dataDir ?? (await makeFolder());
	const child = spawnNext(port, dataDir, options.env ?? {});
	const server = describeServer(child, port, dataDir);
	await waitUntilAlive(server, child);
	return server;
}

/** A fresh folder that is deleted when this process ends. */
export async function makeFolder(): Promise<string> {
	clearOnExit();
	const folder = await mkdtemp(path.join(tmpdir(), "parley-"));
	folders.add(folder);
	return folder;
}

/**
 * A free port below the ephemeral range: clients that knock on a dead server's port in that range sooner or later get it
 * as their own outgoing port, connect to themselves, and the restart finds the address taken.
 */
export async function findPort(): Promise<number> {
	for (let attempt = 0; attempt < 100; attempt++) {
		const port = 20_000 + Math.floor(Math.random() * 12_000);
		if (await isFree(port)) return port;
	}
	throw new Error("no free port between 20000 and 32000");
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once("error", () => resolve(false));
		probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
	});
}

function spawnNext(port: number, dataDir: string, env: Record<string, string>): ChildProcess {
	clearOnExit();
	const { PATH = "", HOME = "/", TMPDIR = tmpdir(), FAST_LANE = "on" } = process.env;
	const next = path.join(root, "node_modules/next/dist/bin/next");
	const child = spawn(process.execPath, [next, "start", "-p", String(port), "-H", "127.0.0.1"], {
		cwd: root,
		// Nothing else is inherited: a variable of the test runner must not change the product.
		env: {
			PATH,
			HOME,
			TMPDIR,
			NODE_ENV: "production",
			NEXT_TELEMETRY_DISABLED: "1",
			PORT: String(port),
			RATE_LIMITS: "off",
			FAST_LANE,
			DATA_DIR: dataDir,
			...env,
		},
		stdio: ["ignore", "pipe", "pipe"],
	});
	children.add(child);
	return child;
}

function describeServer(child: ChildProcess, port: number, dataDir: string): Server {
	const log = collectOutput(child);
	const exited = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
	void exited.then(() => children.delete(child));
	return {
		url: `http://127.0.0.1:${port}`,
		port,
		dataDir,
		pid: child.pid ?? 0,
		output: log,
		async stop() {
			child.kill("SIGTERM");
			const deadline = setTimeout(() => child.kill("SIGKILL"), stopLimit);
			const code = await exited;
			clearTimeout(deadline);
			return code;
		},
		async kill() {
			child.kill("SIGKILL");
			await exited;
		},
	};
}

function collectOutput(child: ChildProcess): () => string {
	let text = "";
	const keep = (chunk: Buffer) => {
		text = (text + chunk.toString("utf8")).slice(-outputLimit);
	};
	child.stdout?.on("data", keep);
	child.stderr?.on("data", keep);
	return () => text;
}

async function waitUntilAlive(server: Server, child: ChildProcess): Promise<void> {
	const deadline = Date.now() + startLimit;
	while (Date.now() < deadline) {
		if (child.exitCode !== null || child.signalCode !== null)
			throw new Error(`the server ended while starting:\n${server.output()}`);
		if (await isAlive(server.url)) return;
		await pause(50);
	}
	await server.kill();
	throw new Error(`the server did not answer within ${startLimit} ms:\n${server.output()}`);
}

async function isAlive(url: string): Promise<boolean> {
	try {
		const answer = await fetch(`${url}/api/rooms`, { signal: AbortSignal.timeout(2_000) });
		await answer.arrayBuffer();
		return answer.status === 200 || answer.status === 401;
	} catch (error) {
		// Refused or cut: it does not listen yet. Anything else is a fault of this file.
		if (error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError")) return false;
		throw error;
	}
}

let clearing = false;
function clearOnExit(): void {
	if (clearing) return;
	clearing = true;
	process.on("exit", () => {
		for (const child of children) child.kill("SIGKILL");
		for (const folder of folders) rmSync(folder, { recursive: true, force: true });
	});
	for (const [signal, code] of [
		["SIGINT", 130],
		["SIGTERM", 143],
		["SIGHUP", 129],
	] as const)
		process.once(signal, () => process.exit(code));
}
