/** What the person wants: words on the command line, else the environment, else the file, else what is usual. */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Transport } from "../client/chat-view";
import { lobbyId } from "../rooms/limits";
import { Exit } from "./exit";
import { configFile, type Env } from "./folders";

export type Carrier = Transport | "ws";
export const carriers: readonly Carrier[] = ["sse", "long-poll", "poll", "ws"];

export interface Settings {
	/** Origin, without a slash at the end. */
	server: string;
	room: string;
	/** Empty where the server is to make one up. */
	name: string;
	password: string | undefined;
	transport: Carrier;
	/** Old messages that are shown at first; undefined where each mode has its own. */
	last: number | undefined;
	print: boolean;
	json: boolean;
	color: boolean;
	bell: boolean;
	help: boolean;
	version: boolean;
}

const words = {
	server: { type: "string", short: "s" },
	room: { type: "string", short: "r" },
	name: { type: "string", short: "n" },
	transport: { type: "string", short: "t" },
	last: { type: "string", short: "l" },
	config: { type: "string" },
	print: { type: "boolean", short: "p" },
	json: { type: "boolean" },
	color: { type: "boolean" },
	bell: { type: "boolean" },
	help: { type: "boolean", short: "h" },
	version: { type: "boolean", short: "v" },
} as const;

const fromFile = ["server", "room", "name", "transport", "last", "color", "bell"] as const;
type Chosen = Partial<Record<(typeof fromFile)[number], string | number | boolean>>;

export function readSettings(argv: readonly string[], env: Env): Settings {
	const given = parseWords(argv);
	const plain = given.help || given.version;
	const chosen = plain ? {} : { ...readFile(given.config, env), ...readEnvironment(env), ...given };
	const { last } = chosen;
	return {
		server: serverOf(String(chosen.server ?? "http://localhost:3000")),
		room: String(chosen.room ?? lobbyId),
		name: String(chosen.name ?? ""),
		password: env.PARLEY_PASSWORD || undefined,
		transport: carrierOf(String(chosen.transport ?? "sse")),
		last: last === undefined ? undefined : countOf(String(last)),
		print: given.print ?? given.json ?? false,
		json: given.json ?? false,
		color: chosen.color !== false,
		bell: chosen.bell !== false,
		help: given.help ?? false,
		version: given.version ?? false,
	};
}

function parseWords(argv: readonly string[]) {
	try {
		return parseArgs({ args: [...argv], options: words, strict: true, allowNegative: true }).values;
	} catch (error) {
		if (error instanceof TypeError) throw new Exit("usage", `${error.message}\nparley --help tells what there is.`);
		throw error;
	}
}

function readEnvironment(env: Env): Chosen {
	const told = fromFile.flatMap((key) => {
		const value = env[`PARLEY_${key.toUpperCase()}`];
		if (value === undefined || value === "") return [];
		return [[key, key === "color" || key === "bell" ? !["0", "false", "off"].includes(value) : value] as const];
	});
	return Object.fromEntries(told);
}

/** A file that is asked for must be there. */
function readFile(asked: string | undefined, env: Env): Chosen {
	const file = asked ?? configFile(env);
	if (asked === undefined && !existsSync(file)) return {};
	const wrong = (what: string) => new Exit("usage", `${file} ${what}. It takes {"server", "room", "name", …}.`);
	let read: unknown;
	try {
		read = JSON.parse(readFileSync(file, "utf8"));
	} catch (error) {
		throw wrong(error instanceof SyntaxError ? "is not JSON" : "cannot be read");
	}
	if (typeof read !== "object" || read === null || Array.isArray(read)) throw wrong("does not hold an object");
	for (const [key, value] of Object.entries(read)) {
		if (!fromFile.some((known) => known === key)) throw wrong(`has "${key}", which means nothing`);
		if (!["string", "number", "boolean"].includes(typeof value)) throw wrong(`has no plain value for "${key}"`);
	}
	return read;
}

function serverOf(text: string): string {
	const url = URL.parse(/^https?:\/\//.test(text) ? text : `http://${text}`);
	if (!url) throw new Exit("usage", `"${text}" is no server: give an address as http://localhost:3000.`);
	return url.origin;
}

function carrierOf(text: string): Carrier {
	const carrier = carriers.find((each) => each === text);
	if (carrier) return carrier;
	throw new Exit("usage", `There is no transport "${text}". There are ${carriers.join(", ")}.`);
}

function countOf(text: string): number {
	if (/^\d{1,3}$/.test(text)) return Number(text);
	throw new Exit("usage", `"${text}" is no count of messages: --last takes 0 to 999.`);
}
