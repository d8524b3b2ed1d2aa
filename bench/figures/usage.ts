/** Where the time went: CPU of the server and of this generator, from Linux's own books under /proc. */
import { readdirSync, readFileSync } from "node:fs";

export interface Usage {
	/** Seconds between start and stop. */
	seconds: number;
	/** CPU seconds of all the server's threads. */
	serverCpu: number;
	/** Shares of `seconds` in which the server's main thread ran, and in which it wanted to and another had its core. */
	serverBusy: number;
	serverKept: number;
	/** The same of this process's main thread. */
	generatorBusy: number;
	generatorKept: number;
}

interface Clock {
	/** Nanoseconds on a core, and waiting for one. */
	ran: number;
	waited: number;
}

/** Measures from its making until `stop`. */
export class Meter {
	readonly #began = performance.now();
	readonly #process: number;
	readonly #server: Clock;
	readonly #generator = readClock(process.pid, process.pid);

	constructor(private readonly pid: number) {
		this.#process = readProcess(pid);
		this.#server = readClock(pid, pid);
	}

	stop(): Usage {
		const seconds = (performance.now() - this.#began) / 1_000;
		const server = readClock(this.pid, this.pid);
		const generator = readClock(process.pid, process.pid);
		const share = (later: number, earlier: number) => (later - earlier) / 1e9 / seconds;
		return {
			seconds,
			serverCpu: (readProcess(this.pid) - this.#process) / 1e9,
			serverBusy: share(server.ran, this.#server.ran),
			serverKept: share(server.waited, this.#server.waited),
			generatorBusy: share(generator.ran, this.#generator.ran),
			generatorKept: share(generator.waited, this.#generator.waited),
		};
	}
}

/** A process's resident memory in bytes. */
export function readResident(pid: number): number {
	const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
	return Number(kilobytes) * 1024;
}

function readProcess(pid: number): number {
	return readdirSync(`/proc/${pid}/task`)
		.map((thread) => readClock(pid, Number(thread)).ran)
		.reduce((sum, ran) => sum + ran, 0);
}

/** A thread's clock; a thread that has just ended has none. */
function readClock(pid: number, thread: number): Clock {
	try {
		const [ran = 0, waited = 0] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ").map(Number);
		return { ran, waited };
	} catch (error) {
		if (thread !== pid && (error as NodeJS.ErrnoException).code === "ENOENT") return { ran: 0, waited: 0 };
		throw error;
	}
}

const full = 0.85;

/** What a figure was bound by; `rest` says what the server waits for while nobody computes. */
export function boundBy(usage: Usage, rest: string): string {
	const server = usage.serverBusy + usage.serverKept;
	const generator = usage.generatorBusy + usage.generatorKept;
	const shares = `server ${percent(usage.serverBusy)}, generator ${percent(usage.generatorBusy)}`;
	if (server >= full && server >= generator) return `server CPU-bound (${shares})`;
	if (generator >= full) return `generator-bound (${shares})`;
	return `${rest} (${shares})`;
}

/** The share of time for which other processes kept server or generator from running; 0 on a quiet machine. */
export function keptBack(usage: Usage): number {
	return Math.max(usage.serverKept, usage.generatorKept);
}

export function percent(share: number): string {
	return `${Math.round(share * 100)} %`;
}
