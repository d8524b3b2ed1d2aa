/**
 * Who may do what, as API.md §2–§5 grants it: for each route one line for public rooms (`open`) and one for private and
 * temporary ones (`closed`). The columns are the roles; a cell is the status, with a letter where the code is not the
 * status's usual one (`codes`).
 */
import type { ProblemCode } from "../../../lib/errors";

/** `author` and `admin` are members; `other` is a member of another room; `removed` was thrown out of this one. */
export const roles = ["nobody", "guest", "other", "removed", "member", "author", "owner", "admin"] as const;
export type Role = (typeof roles)[number];

export const codes: Readonly<Record<string, ProblemCode>> = {
	"401": "session_missing",
	"403r": "room_forbidden",
	"403m": "membership_required",
	"403a": "message_forbidden",
	"404": "room_not_found",
	"404v": "conversation_not_found",
	"404x": "route_not_found",
	"404p": "partner_not_found",
	"409c": "pairing_not_connected",
};

export interface Right {
	/** As `listRoutes` spells it. */
	route: string;
	/** Parts of the path other than the scene's own. */
	parts?: Readonly<Record<string, string>>;
	headers?: Readonly<Record<string, string>>;
	body?: unknown;
	open: string;
	closed: string;
}

const room = "/api/rooms/{room_id}";
const message = `${room}/messages/{id}`;
const talk = "/api/chat/{conversation_id}";
/** Whose conversations are whose is told in assistant.test.ts. */
const elsewhere = { conversation_id: "nobodys" };
const stream = { accept: "text/event-stream" };

/** The same in every room. */
const anywhere = (route: string, cells: string, extra: Partial<Right> = {}): Right => ({
	route,
	open: cells,
	closed: cells,
	...extra,
});

// biome-ignore format: a table is read in columns
export const rights: readonly Right[] = [
	//                                          nobody guest other removed member author owner admin
	anywhere("POST /api/sessions",             "201    201   201   201     201    201    201   201", { body: {} }),
	anywhere("GET /api/sessions/current",      "401    200   200   200     200    200    200   200"),
	anywhere("DELETE /api/sessions/current",   "401    204   204   204     204    204    204   204"),
	anywhere("GET /api/health",                "200    200   200   200     200    200    200   200"),
	anywhere("POST /api/chat",                 "200    200   200   200     200    200    200   200", { body: { user_message: "hello" } }),
	anywhere("GET /api/chat",                  "401    200   200   200     200    200    200   200"),
	anywhere(`PATCH ${talk}`,                  "404v   404v  404v  404v    404v   404v   404v  404v", { parts: elsewhere, body: { title: "a" } }),
	anywhere(`DELETE ${talk}`,                 "404v   404v  404v  404v    404v   404v   404v  404v", { parts: elsewhere }),
	anywhere(`GET ${talk}`,                    "404v   404v  404v  404v    404v   404v   404v  404v", { parts: elsewhere }),
	anywhere(`GET ${talk}/stream`,             "404v   404v  404v  404v    404v   404v   404v  404v", { parts: elsewhere }),
	anywhere(`DELETE ${talk}/stream`,          "404v   404v  404v  404v    404v   404v   404v  404v", { parts: elsewhere }),
	anywhere("GET /api/users/me",              "401    200   200   200     200    200    200   200"),
	anywhere("PATCH /api/users/me",            "401    200   200   200     200    200    200   200", { body: { signals: false } }),
	anywhere("GET /api/pairing",               "401    200   200   200     200    200    200   200"),
	anywhere("POST /api/pairing",              "401    200   200   200     200    200    200   200", { body: { tags: "kettles" } }),
	anywhere("PATCH /api/pairing",             "401    200   200   200     200    200    200   200", { body: { keep_tags: true } }),
	anywhere("DELETE /api/pairing",            "401    200   200   200     200    200    200   200"),
	anywhere("PUT /api/pairing/stay",          "401    409c  409c  409c    409c   409c   409c  409c", { body: {} }),
	anywhere("DELETE /api/pairing/stay",       "401    409c  409c  409c    409c   409c   409c  409c"),
	anywhere("GET /api/pairing/tags",          "401    200   200   200     200    200    200   200"),
	anywhere("POST /api/pairing/reports",      "401    404p  404p  404p    404p   404p   404p  404p", { body: { reason: "spam" } }),
	anywhere("POST /api/pairing/blocks",       "401    404p  404p  404p    404p   404p   404p  404p", { body: {} }),
	anywhere("GET /api/pairing/conduct",       "401    200   200   200     200    200    200   200"),
	anywhere("PUT /api/pairing/conduct",       "401    200   200   200     200    200    200   200", { body: { version: 1 } }),
	anywhere("GET /api/rooms",                 "401    200   200   200     200    200    200   200"),
	anywhere("POST /api/rooms",                "401    201   201   201     201    201    201   201", { body: {} }),
	anywhere("GET /api/events",                "401    200   200   200     200    200    200   200"),
	anywhere("GET /api/events",                "401    200   200   200     200    200    200   200", { headers: stream }),
	{ route: `GET ${room}`,
		open:                                  "401    200   200   200     200    200    200   200",
		closed:                                "401    404   404   404     200    200    200   200" },
	{ route: `PATCH ${room}`, body: { topic: "kettles" },
		open:                                  "401    403r  403r  403r    403r   403r   200   200",
		closed:                                "401    404   404   404     403r   403r   200   200" },
	{ route: `DELETE ${room}`,
		open:                                  "401    403r  403r  403r    403r   403r   204   204",
		closed:                                "401    404   404   404     403r   403r   204   204" },
	{ route: `GET ${room}/members`,
		open:                                  "401    200   200   200     200    200    200   200",
		closed:                                "401    404   404   404     200    200    200   200" },
	anywhere(`POST ${room}/members`,           "401    200   200   200     200    200    200   200"),
	{ route: `DELETE ${room}/members/{user_id}`, parts: { user_id: "me" },
		open:                                  "401    403m  403m  403m    204    204    204   204",
		closed:                                "401    404   404   404     204    204    204   204" },
	{ route: `DELETE ${room}/members/{user_id}`,
		open:                                  "401    403r  403r  403r    403r   403r   204   204",
		closed:                                "401    404   404   404     403r   403r   204   204" },
	{ route: `GET ${room}/messages`,
		open:                                  "401    200   200   200     200    200    200   200",
		closed:                                "401    404   404   404     200    200    200   200" },
	{ route: `POST ${room}/messages`, body: { message: "hello" },
		open:                                  "401    201   201   201     201    201    201   201",
		closed:                                "401    404   404   404     201    201    201   201" },
	{ route: `GET ${message}`,
		open:                                  "401    200   200   200     200    200    200   200",
		closed:                                "401    404   404   404     200    200    200   200" },
	{ route: `PATCH ${message}`, body: { message: "hello again" },
		open:                                  "401    403m  403m  403m    403a   200    403a  403a",
		closed:                                "401    404   404   404     403a   200    403a  403a" },
	{ route: `DELETE ${message}`,
		open:                                  "401    403m  403m  403m    403a   200    200   200",
		closed:                                "401    404   404   404     403a   200    200   200" },
	{ route: `PUT ${message}/reactions/{emoji}`,
		open:                                  "401    403m  403m  403m    200    200    200   200",
		closed:                                "401    404   404   404     200    200    200   200" },
	{ route: `DELETE ${message}/reactions/{emoji}`,
		open:                                  "401    403m  403m  403m    200    200    200   200",
		closed:                                "401    404   404   404     200    200    200   200" },
	{ route: `PUT ${room}/read`, body: { seq: 1 },
		open:                                  "401    403m  403m  403m    200    200    200   200",
		closed:                                "401    404   404   404     200    200    200   200" },
	{ route: `PUT ${room}/unread`, body: { seq: 1 },
		open:                                  "401    403m  403m  403m    200    200    200   200",
		closed:                                "401    404   404   404     200    200    200   200" },
	{ route: `PUT ${room}/expiry`, body: { expires_at: "2026-01-01T00:00:00Z" },
		open:                                  "401    403m  403m  403m    200    200    200   200",
		closed:                                "401    404   404   404     200    200    200   200" },
	{ route: `GET ${room}/assistant`,
		open:                                  "401    200   200   200     200    200    200   200",
		closed:                                "401    404   404   404     200    200    200   200" },
	{ route: `PUT ${room}/assistant`, body: { prompt: "Be brief." },
		open:                                  "401    403r  403r  403r    403r   403r   200   200",
		closed:                                "401    404   404   404     403r   403r   200   200" },
	{ route: `DELETE ${room}/assistant`,
		open:                                  "401    403r  403r  403r    403r   403r   204   204",
		closed:                                "401    404   404   404     403r   403r   204   204" },
	{ route: `POST ${room}/typing`,
		open:                                  "401    403m  403m  403m    204    204    204   204",
		closed:                                "401    404   404   404     204    204    204   204" },
	{ route: `GET ${room}/events`,
		open:                                  "401    200   200   200     200    200    200   200",
		closed:                                "401    404   404   404     200    200    200   200" },
	{ route: `GET ${room}/events`, headers: stream,
		open:                                  "401    200   200   200     200    200    200   200",
		closed:                                "401    404   404   404     200    200    200   200" },
];
