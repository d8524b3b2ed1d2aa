/** What each route takes, as API.md §2–§5 says it: the ground on which bad input is thrown. */

export type FieldKind = "text" | "kind" | "count" | "flag" | "list";

export interface Endpoint {
	/** Method and path, as `listRoutes` spells them. */
	route: string;
	/** A body that is taken; absent where the call needs none. */
	valid?: Readonly<Record<string, unknown>>;
	fields?: Readonly<Record<string, FieldKind>>;
	/** Query parameters that mean something. */
	query?: readonly string[];
	/** What it answers to a valid body where one has no partner; a status below 300 where that is left out. */
	alone?: number | undefined;
	/** Who brings no session is answered like anybody. */
	open?: boolean;
	/** It ends what it is called on, so each attempt needs a target of its own. */
	fatal?: boolean;
}

export const endpoints: readonly Endpoint[] = [
	{ route: "POST /api/sessions", valid: {}, fields: { username: "text", password: "text" } },
	{ route: "GET /api/sessions/current" },
	{ route: "DELETE /api/sessions/current", fatal: true },
	{ route: "GET /api/health", open: true },
	{
		route: "POST /api/chat",
		valid: { user_message: "hello" },
		fields: { user_message: "text", conversation_id: "text", edits: "text", again: "text", time_zone: "text" },
		open: true,
	},
	{ route: "GET /api/chat", query: ["search"] },
	{ route: "GET /api/chat/{conversation_id}", open: true },
	{ route: "PATCH /api/chat/{conversation_id}", valid: { title: "Kettles" }, fields: { title: "text" }, open: true },
	{ route: "DELETE /api/chat/{conversation_id}", fatal: true, open: true },
	{ route: "GET /api/chat/{conversation_id}/stream", open: true },
	{ route: "DELETE /api/chat/{conversation_id}/stream", open: true },
	{ route: "GET /api/users/me" },
	{ route: "PATCH /api/users/me", valid: { signals: true }, fields: { username: "text" } },
	{ route: "GET /api/pairing", query: ["after", "wait"] },
	{
		route: "POST /api/pairing",
		valid: { tags: ["kettles"] },
		fields: { tags: "list", language: "text", auto_reconnect: "flag", keep_tags: "flag", share_location: "flag" },
	},
	{
		route: "PATCH /api/pairing",
		valid: { keep_tags: false },
		fields: { keep_tags: "flag", auto_reconnect: "flag", share_location: "flag" },
	},
	{ route: "DELETE /api/pairing" },
	{ route: "PUT /api/pairing/stay", valid: {}, alone: 409 },
	{ route: "DELETE /api/pairing/stay", alone: 409 },
	{ route: "GET /api/pairing/tags" },
	{
		route: "POST /api/pairing/reports",
		valid: { reason: "spam" },
		fields: { reason: "kind", note: "text", room_id: "text" },
		alone: 404,
	},
	{ route: "POST /api/pairing/blocks", valid: {}, fields: { room_id: "text" }, alone: 404 },
	{ route: "GET /api/pairing/conduct" },
	{ route: "PUT /api/pairing/conduct", valid: { version: 1 }, fields: { version: "count" } },
	{ route: "GET /api/rooms" },
	{ route: "POST /api/rooms", valid: {}, fields: { name: "text", kind: "kind", ttl_seconds: "count" } },
	{ route: "GET /api/rooms/{room_id}" },
	{
		route: "PATCH /api/rooms/{room_id}",
		valid: { topic: "kettles" },
		fields: { name: "text", topic: "text", ttl_seconds: "count" },
	},
	{ route: "DELETE /api/rooms/{room_id}", fatal: true },
	{ route: "GET /api/rooms/{room_id}/members" },
	{ route: "POST /api/rooms/{room_id}/members" },
	{ route: "DELETE /api/rooms/{room_id}/members/{user_id}", fatal: true },
	{ route: "GET /api/rooms/{room_id}/messages", query: ["before", "after", "limit"] },
	{
		route: "POST /api/rooms/{room_id}/messages",
		valid: { message: "hello" },
		fields: { message: "text", client_id: "text", reply_to: "text" },
	},
	{ route: "GET /api/rooms/{room_id}/messages/{id}" },
	{ route: "PATCH /api/rooms/{room_id}/messages/{id}", valid: { message: "hello again" }, fields: { message: "text" } },
	{ route: "DELETE /api/rooms/{room_id}/messages/{id}" },
	{ route: "PUT /api/rooms/{room_id}/messages/{id}/reactions/{emoji}" },
	{ route: "DELETE /api/rooms/{room_id}/messages/{id}/reactions/{emoji}" },
	{ route: "PUT /api/rooms/{room_id}/read", valid: { seq: 1 }, fields: { seq: "count" } },
	{
		route: "PUT /api/rooms/{room_id}/expiry",
		valid: { expires_at: "2026-01-01T00:00:00.000Z" },
		fields: { expires_at: "text" },
	},
	{ route: "PUT /api/rooms/{room_id}/unread", valid: { seq: 1 }, fields: { seq: "count" } },
	{ route: "GET /api/rooms/{room_id}/assistant" },
	{ route: "PUT /api/rooms/{room_id}/assistant", valid: { prompt: "Be brief." }, fields: { prompt: "text" } },
	{ route: "DELETE /api/rooms/{room_id}/assistant" },
	{ route: "POST /api/rooms/{room_id}/typing" },
	{ route: "GET /api/rooms/{room_id}/events", query: ["after", "wait"] },
	{ route: "GET /api/events", query: ["after", "wait"] },
];

/** Whether `status` says that the endpoint took its valid body. */
export function isTaken({ alone }: Pick<Endpoint, "alone">, status: number): boolean {
	return alone === undefined ? status < 300 : status === alone;
}

export function splitRoute(route: string): { method: string; path: string } {
	const [method = "", path = ""] = route.split(" ");
	return { method, path };
}
