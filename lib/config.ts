/**
 * Everything an operator may set, read once from the environment and checked before anything else runs. Each variable has
 * a default, so none is needed; `.env.example` lists them all. PORT and HOST are here for the check and the record: the
 * start script hands them to Next.
 */

import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";

const exampleSecrets = ["secret", "changeme", "change-me", "example", "your-secret-here"];

const onOff = z.enum(["on", "off"]);

function splitList(list: string): string[] {
	return list
		.split(",")
		.map((entry) => entry.trim())
		.filter(Boolean);
}

const environment = z.object({
	/** The port that `npm start` listens on. */
	PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
	/** The address to listen on; 127.0.0.1 keeps Parley to this machine. */
	HOST: z.string().min(1).default("0.0.0.0"),
	/** Where the database file and the generated session secret live. */
	DATA_DIR: z.string().min(1).default("./data"),
	/** A postgres:// address moves the rows from the SQLite file to that server. */
	DATABASE_URL: z
		.string()
		.regex(/^postgres(?:ql)?:\/\//, "must begin with postgres://")
		.optional(),
	/** Signs sessions; without it one is generated into DATA_DIR on the first start. */
	SESSION_SECRET: z
		.string()
		.min(32, "must have at least 32 characters, for instance from `openssl rand -base64 48`")
		.refine(
			(secret) => !exampleSecrets.some((example) => secret.toLowerCase().includes(example)),
			"looks like an example; make one with `openssl rand -base64 48`",
		)
		.optional(),
	/** `off` lifts every rate limit, for benchmarks and tests alone. */
	RATE_LIMITS: onOff.default("on"),
	/** Sends a session may make in 10 seconds and in a minute. */
	SENDS_PER_10_SECONDS: z.coerce.number().int().positive().default(10),
	SENDS_PER_MINUTE: z.coerce.number().int().positive().default(120),
	/** Sessions that one address may open in a minute. */
	SESSIONS_PER_MINUTE: z.coerce.number().int().positive().default(60),
	/** Changes of name or setting that a session may make in a minute: each name is told in every room the person is in. */
	PROFILE_CHANGES_PER_MINUTE: z.coerce.number().int().positive().default(10),
	/** Times a session may look for a partner in a minute. */
	PAIRINGS_PER_MINUTE: z.coerce.number().int().positive().default(30),
	/** Other requests a session may make in a minute; an address may make ten times as many. */
	REQUESTS_PER_MINUTE: z.coerce.number().int().positive().default(1_200),
	/** Addresses or networks (CIDR), comma-separated, whose X-Forwarded-For is believed. */
	TRUSTED_PROXIES: z
		.string()
		.default("")
		.transform((list) => splitList(list))
		.refine(
			(list) => list.every((entry) => isIP(entry.split("/")[0] ?? "") && /^[^/]+(\/\d{1,3})?$/.test(entry)),
			"takes addresses or networks like 10.0.0.0/8, separated by commas",
		),
	/** `off` takes the strangers' pages and routes away. */
	STRANGERS: onOff.default("on"),
	/** Origins, comma-separated, whose pages may call the API from browsers; `*` for any, without credentials. */
	CORS_ORIGINS: z
		.string()
		.default("")
		.transform((list) => splitList(list))
		.refine(
			(list) => list.every((entry) => entry === "*" || (URL.canParse(entry) && new URL(entry).origin === entry)),
			"takes origins like https://example.org, separated by commas, or *",
		),
	/** `on` lets strangers show each other, where both agree, which city they are in. */
	LOCATION: onOff.default("off"),
	/** A file in the .mmdb format of MaxMind or DB-IP that knows where addresses are. */
	GEOIP_DB: z.string().min(1).optional(),
	/** A service in the way of ipinfo.io that is asked where the file is lacking; {ip} stands for the network. */
	GEOIP_SERVICE: z
		.url({ protocol: /^https?$/, error: "must be an http:// or https:// address" })
		.includes("{ip}", { error: "must say with {ip} where the address goes" })
		.optional(),
	/** Sent to GEOIP_SERVICE as a bearer token. */
	GEOIP_TOKEN: z
		.string()
		.regex(/^[\x21-\x7e]+$/, "takes visible ASCII characters")
		.optional(),
	/** `off` takes the assistant and its routes away. */
	ASSISTANT: onOff.default("on"),
	/** Of any service that speaks OpenAI's chat completions; without it the built-in bot answers. */
	ASSISTANT_BASE_URL: z.url({ protocol: /^https?$/, error: "must be an http:// or https:// address" }).optional(),
	ASSISTANT_MODEL: z.string().min(1).default("default"),
	/** Sent to ASSISTANT_BASE_URL as a bearer token. */
	ASSISTANT_API_KEY: z
		.string()
		.regex(/^[\x21-\x7e]+$/, "takes visible ASCII characters")
		.optional(),
	/** What the model is told of its part, after what Parley tells it. */
	ASSISTANT_PROMPT: z.string().max(8_000).default(""),
	/** Seconds that the model may be silent before it is given up. */
	ASSISTANT_TIMEOUT: z.coerce.number().positive().max(600).default(30),
	/** Tokens of a conversation that the model is shown, and of an answer. */
	ASSISTANT_CONTEXT_TOKENS: z.coerce.number().int().min(100).default(4_000),
	ASSISTANT_ANSWER_TOKENS: z.coerce.number().int().min(16).default(1_000),
	/** Answers at once in this process. */
	ASSISTANT_CONCURRENT: z.coerce.number().int().positive().default(50),
	/** What a person may ask, and how many tokens may go to and from the model for them, in a day. */
	ASSISTANT_REQUESTS_PER_DAY: z.coerce.number().int().positive().default(500),
	ASSISTANT_TOKENS_PER_DAY: z.coerce.number().int().positive().default(200_000),
	/** What the model costs for a million tokens, in and out, and what may be spent in a day in the same currency. */
	ASSISTANT_INPUT_PRICE: z.coerce.number().nonnegative().default(0),
	ASSISTANT_OUTPUT_PRICE: z.coerce.number().nonnegative().default(0),
	ASSISTANT_SPEND_PER_DAY: z.coerce.number().nonnegative().optional(),
	/** `off` sends every request through Next's router, to compare. */
	FAST_LANE: onOff.default("on"),
	/** How much the log tells. */
	LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
	/** NORMAL is faster and may lose the last commits on a power cut; for benchmarks alone. */
	SQLITE_SYNCHRONOUS: z.enum(["FULL", "NORMAL"]).default("FULL"),
});

export type Config = z.infer<typeof environment>;

/** A value that stops the start; its message names variable, value and remedy. */
export class ConfigError extends Error {
	override readonly name = "ConfigError";
}

const secretVariables = new Set([
	"SESSION_SECRET",
	"DATABASE_URL",
	"GEOIP_SERVICE",
	"GEOIP_TOKEN",
	"ASSISTANT_BASE_URL",
	"ASSISTANT_API_KEY",
]);

/** The configuration that `variables` spell; an empty variable counts as unset. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
	const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
	const parsed = environment.safeParse(given);
	if (parsed.success) return { ...parsed.data, DATA_DIR: path.resolve(parsed.data.DATA_DIR) };
	const sentences = parsed.error.issues.map((issue) => {
		const variable = String(issue.path[0]);
		const value = secretVariables.has(variable) ? "(hidden)" : JSON.stringify(given[variable]);
		return `${variable}=${value} cannot be used: ${issue.message}. Correct it or leave it out; .env.example says what it does.`;
	});
	throw new ConfigError(sentences.join("\n"));
}

let current: Config | undefined;

export function config(): Config {
	current ??= readConfig(process.env);
	return current;
}
