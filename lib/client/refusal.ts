/** What a call can end in besides its answer: a refusal by the server, or no answer at all. */
import type { FieldError, ProblemCode } from "../errors";

interface RefusalOptions {
	status: number;
	/** Null where something between us and the server answered in its stead. */
	code: ProblemCode | null;
	/** Prose for people: what went wrong and what to do. */
	detail: string;
	/** Milliseconds after which a retry can succeed. */
	retryAfter?: number | undefined;
	errors?: readonly FieldError[] | undefined;
}

/** The server's problem document (RFC 9457) as an error. */
export class Refusal extends Error {
	override readonly name = "Refusal";
	readonly status: number;
	readonly code: ProblemCode | null;
	readonly detail: string;
	readonly retryAfter: number | undefined;
	readonly errors: readonly FieldError[];

	constructor({ status, code, detail, retryAfter, errors = [] }: RefusalOptions) {
		super(detail);
		this.status = status;
		this.code = code;
		this.detail = detail;
		this.retryAfter = retryAfter;
		this.errors = errors;
	}

	/** Whether the same request may succeed later, unchanged. */
	get temporary(): boolean {
		return this.status >= 500 || this.status === 429 || this.status === 408;
	}
}

/** No answer came: offline, server away, or it took too long. */
export class Unreachable extends Error {
	override readonly name = "Unreachable";
	constructor(cause: unknown) {
		super("The server cannot be reached.", { cause });
	}
}

/** Whether trying again unchanged makes sense. */
export function isTemporary(error: unknown): boolean {
	return error instanceof Unreachable || (error instanceof Refusal && error.temporary);
}

/** Milliseconds that the server asked to wait, if it did. */
export function askedDelay(error: unknown): number | undefined {
	return error instanceof Refusal ? error.retryAfter : undefined;
}

/** A refusal as it is kept: the code, where it is the server's own, and its prose. */
export interface Failure {
	code: ProblemCode | null;
	detail: string;
}

export function failureOf(error: unknown): Failure {
	if (error instanceof Refusal) return { code: error.code, detail: error.detail };
	return { code: null, detail: error instanceof Error ? error.message : String(error) };
}

export async function readRefusal(response: Response): Promise<Refusal> {
	const problem = await readProblem(response);
	return new Refusal({
		status: response.status,
		code: problem.code ?? null,
		detail: problem.detail ?? `The server answered ${response.status}.`,
		retryAfter: readRetryAfter(response.headers.get("retry-after")),
		errors: problem.errors,
	});
}

interface ProblemDocument {
	code?: ProblemCode;
	detail?: string;
	errors?: readonly FieldError[];
}

async function readProblem(response: Response): Promise<ProblemDocument> {
	const text = await response.text();
	if (!response.headers.get("content-type")?.includes("json")) return {};
	try {
		return JSON.parse(text) as ProblemDocument;
	} catch (error) {
		if (error instanceof SyntaxError) return {};
		throw error;
	}
}

function readRetryAfter(header: string | null): number | undefined {
	if (header === null) return undefined;
	const seconds = Number(header);
	return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
