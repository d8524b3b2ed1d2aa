/** Turns whatever was thrown into a problem document (RFC 9457). What is not a Problem is logged, and only its kind told. */
import { Problem } from "../errors";
import { log } from "../log";
import { privately, type Reply } from "./call";

export function problemReply(error: unknown, route: string): Reply {
	const problem = toProblem(error, route);
	const headers: Record<string, string> = { "content-type": "application/problem+json; charset=utf-8", ...privately };
	if (problem.retryAfter !== undefined) headers["retry-after"] = String(Math.max(1, Math.ceil(problem.retryAfter)));
	if (problem.allow) headers.allow = problem.allow.join(", ");
	if (problem.code === "body_too_large") headers.connection = "close";
	if (problem.code === "upgrade_required")
		Object.assign(headers, { upgrade: "websocket", "sec-websocket-version": "13" });
	if (problem.status === 401) headers["www-authenticate"] = "Bearer";
	return { status: problem.status, headers, body: JSON.stringify(problem.document()) };
}

export function toProblem(error: unknown, route: string): Problem {
	if (error instanceof Problem) return error;
	log.error({ error, route }, "a request failed");
	if (isUnavailable(error)) {
		return new Problem("database_unavailable", "Nothing was changed. Try again in a moment.", { retryAfter: 2 });
	}
	return new Problem("internal_error", "This is a fault of the server's. It has been logged.");
}

const unavailable = /^(?:SQLITE_(?:BUSY|FULL|IOERR|READONLY|CANTOPEN|LOCKED)|ECONN|ETIMEDOUT|ENOTFOUND|57P0|53|08)/;

/** The database is busy, full, or cannot be reached. */
function isUnavailable(error: unknown): boolean {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		const { code } = cause as { code?: unknown };
		if (typeof code === "string" && unavailable.test(code)) return true;
		if (
			cause.message.includes("Connection terminated") ||
			cause.message.includes("timeout exceeded when trying to connect")
		) {
			return true;
		}
	}
	return false;
}
