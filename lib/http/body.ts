/** Reads a request's body and query strictly: what is not understood is refused, never guessed. */
import type { z } from "zod";
import { type FieldError, Problem } from "../errors";
import type { Call } from "./call";

export const bodyLimit = 64 * 1024;
/** How many times the limit is read of a body that is refused, before its connection is given up. */
export const refusedShare = 16;
/** Bytes below which compressing an answer costs more than it saves, as Next has it too. */
export const compressedFrom = 1_024;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const plainType = /^text\/plain\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
const jsonType = /^application\/(?:[\w.+-]+\+)?json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

export function bodyTooLarge(limit: number): Problem {
	return new Problem("body_too_large", `A body may have ${limit} bytes.`);
}

export function bodyBrokenOff(): Problem {
	return new Problem("body_malformed", "The body broke off before its end.");
}

/** The body as `schema` has it; an empty one counts as `{}`. `beacon`: JSON may call itself plain text, as a page's farewell does. */
export async function parseBody<S extends z.ZodType>(call: Call, schema: S, beacon = false): Promise<z.output<S>> {
	const bytes = await call.read(bodyLimit);
	if (bytes.length === 0) return validate({}, schema, "body");
	const type = (call.header("content-type") ?? "").trim();
	if (!jsonType.test(type) && !(beacon && plainType.test(type))) {
		throw new Problem("content_type_unsupported", "Send the body as JSON, with Content-Type: application/json.");
	}
	return validate(parseJson(bytes), schema, "body");
}

function parseJson(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(decoder.decode(bytes));
	} catch (error) {
		throw malformed("body", error);
	}
}

/** What a frame's text spells. */
export function parseFrame(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw malformed("frame", error);
	}
}

function malformed(place: "body" | "frame", cause: unknown): Problem {
	return new Problem("body_malformed", `The ${place} could not be read. It must be one JSON object in UTF-8.`, {
		cause,
	});
}

export function parseQuery<S extends z.ZodType>(call: Call, schema: S): z.output<S> {
	return validate(Object.fromEntries(call.query), schema, "query");
}

export function validate<S extends z.ZodType>(
	value: unknown,
	schema: S,
	place: "body" | "frame" | "query" | "path",
): z.output<S> {
	if (place === "body" || place === "frame") refuseHiddenKeys(value, place);
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	const errors = parsed.error.issues.flatMap(fieldErrors);
	const summary = errors.map(({ path, message }) => (path ? `${path} ${message}` : message)).join("; ");
	throw new Problem("validation_failed", `The ${place} was refused: ${summary}.`, { errors });
}

/** `__proto__` is a key like any other in JSON, but not to every library on the way. */
function refuseHiddenKeys(value: unknown, place: "body" | "frame"): void {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, "__proto__")) return;
	const errors = [{ path: "__proto__", message: "is not a known field" }];
	throw new Problem("validation_failed", `The ${place} was refused: __proto__ is not a known field.`, { errors });
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
	const path = issue.path.map(String).join(".");
	if (issue.code !== "unrecognized_keys") return [{ path, message: lowerFirst(issue.message) }];
	return issue.keys.slice(0, 10).map((key) => ({
		path: [...issue.path.map(String), key.slice(0, 64)].join("."),
		message: "is not a known field",
	}));
}

function lowerFirst(message: string): string {
	return message.charAt(0).toLowerCase() + message.slice(1);
}
