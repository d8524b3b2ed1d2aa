/**
 * Every error Parley answers with: one closed table of codes (`noun_reason`), each with its HTTP status and title.
 * The shape on the wire is RFC 9457's problem document; `detail` says what went wrong and what to do.
 */

export const problems = {
	answer_running: { status: 409, title: "An answer is under way here" },
	assistant_broken_off: { status: 502, title: "The answer broke off" },
	assistant_busy: { status: 503, title: "The assistant is busy" },
	assistant_interrupted: { status: 503, title: "The answer was interrupted" },
	assistant_limited: { status: 429, title: "The assistant has said enough for today" },
	assistant_off: { status: 404, title: "There is no assistant here" },
	assistant_slow: { status: 504, title: "The model took too long" },
	assistant_unavailable: { status: 502, title: "The model could not answer" },
	body_malformed: { status: 400, title: "The body is not valid JSON in UTF-8" },
	body_too_large: { status: 413, title: "The body is too large" },
	client_id_reused: { status: 409, title: "This client_id already names another message" },
	conduct_outdated: { status: 409, title: "The notice has another version by now" },
	content_type_unsupported: { status: 415, title: "The body must be application/json" },
	conversation_not_found: { status: 404, title: "There is no such conversation" },
	credentials_invalid: { status: 401, title: "No account has this name and password" },
	cross_site_request: { status: 403, title: "A write from another site is refused" },
	database_unavailable: { status: 503, title: "The database does not answer" },
	internal_error: { status: 500, title: "Something went wrong on the server" },
	links_refused: { status: 409, title: "So many links are not sent to somebody unknown" },
	member_not_found: { status: 404, title: "Nobody of that id is in the room" },
	membership_required: { status: 403, title: "Join the room first" },
	message_deleted: { status: 409, title: "The message was deleted" },
	message_forbidden: { status: 403, title: "This message is not yours to change" },
	message_not_found: { status: 404, title: "There is no such message" },
	message_repeated: { status: 429, title: "The same was said a moment ago" },
	method_not_allowed: { status: 405, title: "This method is not offered here" },
	pairing_not_connected: { status: 409, title: "There is no partner" },
	pairing_off: { status: 404, title: "Strangers are turned off here" },
	partner_not_found: { status: 404, title: "You have no such partner" },
	path_malformed: { status: 400, title: "The address is not well-formed" },
	rate_limited: { status: 429, title: "Too many requests" },
	reactions_full: { status: 409, title: "The message has all the different reactions it can hold" },
	room_forbidden: { status: 403, title: "Only the room's owner or an admin may do this" },
	room_not_found: { status: 404, title: "There is no such room" },
	rooms_full: { status: 409, title: "You are in as many rooms as one person can be" },
	route_not_found: { status: 404, title: "There is nothing at this address" },
	server_stopping: { status: 503, title: "The server is restarting" },
	session_expired: { status: 401, title: "The session has ended" },
	session_missing: { status: 401, title: "A session is needed" },
	upgrade_required: { status: 426, title: "This address speaks WebSocket" },
	username_taken: { status: 409, title: "This name is taken" },
	validation_failed: { status: 400, title: "The request does not have the right shape" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

export interface FieldError {
	/** Dotted path of the field in the body or query; empty for the whole. */
	path: string;
	message: string;
}

interface ProblemOptions {
	/** Seconds after which a retry can succeed; becomes the Retry-After header. */
	retryAfter?: number;
	/** Methods that the address does offer; becomes the Allow header. */
	allow?: readonly string[];
	errors?: readonly FieldError[];
	/** What led here, for the log alone; it never leaves the server. */
	cause?: unknown;
}

/** A refusal on its way to the one catch in `lib/http/handler.ts`. */
export class Problem extends Error {
	override readonly name = "Problem";
	readonly retryAfter: number | undefined;
	readonly allow: readonly string[] | undefined;
	readonly errors: readonly FieldError[] | undefined;

	constructor(
		readonly code: ProblemCode,
		readonly detail: string,
		options: ProblemOptions = {},
	) {
		super(`${code}: ${detail}`, { cause: options.cause });
		this.retryAfter = options.retryAfter;
		this.allow = options.allow;
		this.errors = options.errors;
	}

	get status(): number {
		return problems[this.code].status;
	}

	/** The problem document (RFC 9457) as it is sent. */
	document(): Record<string, unknown> {
		const { status, title } = problems[this.code];
		const document = { type: "about:blank", title, status, detail: this.detail, code: this.code };
		return this.errors ? { ...document, errors: this.errors } : document;
	}
}
