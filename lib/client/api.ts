/**
 * Parley's HTTP contract as typed calls. Every call resolves to the answer's body and rejects with a `Refusal` (the server
 * said no) or `Unreachable` (nobody answered). The browser proves itself by its cookie; others pass `token`.
 */
import type { CreatedSession, NewSession, User } from "../accounts/schema";
import type { PollAnswer } from "../events/schema";
import type { History, Message, NewMessage } from "../messages/schema";
import type { Entrance, ListedRoom, NewRoom, ReadState, Room, RoomChange, RoomMember } from "../rooms/schema";
import { type ApiOptions, type Call, createCall, query, reach } from "./request";

export interface HistoryPage {
	before?: number;
	after?: number;
	limit?: number;
}

export interface Polling {
	/** Seconds to wait for the first event; 0 answers at once. */
	wait?: number;
	signal?: AbortSignal | undefined;
	/** Milliseconds after which a poll without an answer counts as failed. */
	patience?: number;
}

/** Oneself as the server knows one; `signals`: whether one's reading and typing are told, and told of others. */
export type Self = User & { signals: boolean };

/** A room's name and kind as they are wished for; what is left out the server chooses. */
export type RoomWish = Partial<NewRoom>;

export type Api = ReturnType<typeof createApi>;

export function createApi(options: ApiOptions = {}) {
	const call = createCall(options);
	const answer = <T>(path: string, init?: Call): Promise<T> =>
		reach(async () => (await (await call(path, init)).json()) as T);
	const write = async (path: string, init: Call): Promise<void> => {
		await call(path, init);
	};
	const open = (path: string, after: string, signal: AbortSignal) =>
		call(path, { accept: "text/event-stream", headers: { "last-event-id": after }, patience: null, signal });
	return {
		createSession: (body: NewSession) => answer<CreatedSession>("/api/sessions", { method: "POST", body }),
		endSession: () => write("/api/sessions/current", { method: "DELETE" }),
		readMe: () => answer<Self>("/api/users/me"),
		updateMe: (body: { username?: string; signals?: boolean }) =>
			answer<Self>("/api/users/me", { method: "PATCH", body }),

		listRooms: () => answer<{ rooms: ListedRoom[] }>("/api/rooms"),
		createRoom: (body: RoomWish) => answer<Room>("/api/rooms", { method: "POST", body }),
		readRoom: (roomId: string) => answer<Room>(room(roomId)),
		updateRoom: (roomId: string, body: RoomChange) => answer<Room>(room(roomId), { method: "PATCH", body }),
		keepRoom: (roomId: string, expires_at: string) =>
			answer<Room>(`${room(roomId)}/expiry`, { method: "PUT", body: { expires_at } }),
		deleteRoom: (roomId: string) => write(room(roomId), { method: "DELETE" }),
		listMembers: (roomId: string) => answer<{ members: RoomMember[] }>(`${room(roomId)}/members`),
		joinRoom: (roomId: string) => answer<Entrance>(`${room(roomId)}/members`, { method: "POST" }),
		leaveRoom: (roomId: string) => write(`${room(roomId)}/members/me`, { method: "DELETE" }),
		removeMember: (roomId: string, userId: string) =>
			write(`${room(roomId)}/members/${encodeURIComponent(userId)}`, { method: "DELETE" }),
		markRead: (roomId: string, seq: number, keepalive?: boolean) =>
			answer<ReadState>(`${room(roomId)}/read`, { method: "PUT", body: { seq }, keepalive }),
		markUnread: (roomId: string, seq: number) =>
			answer<ReadState>(`${room(roomId)}/unread`, { method: "PUT", body: { seq } }),
		sendTyping: (roomId: string) => write(`${room(roomId)}/typing`, { method: "POST" }),

		readHistory: (roomId: string, page: HistoryPage = {}) =>
			answer<History>(`${room(roomId)}/messages${query({ ...page })}`),
		readMessage: (roomId: string, id: string) => answer<Message>(message(roomId, id)),
		postMessage: (roomId: string, body: NewMessage) =>
			answer<Message>(`${room(roomId)}/messages`, { method: "POST", body }),
		editMessage: (roomId: string, id: string, text: string) =>
			answer<Message>(message(roomId, id), { method: "PATCH", body: { message: text } }),
		deleteMessage: (roomId: string, id: string, keepalive?: boolean) =>
			answer<Message>(message(roomId, id), { method: "DELETE", keepalive }),
		setReaction: (roomId: string, id: string, emoji: string, added: boolean) =>
			answer<Message>(`${message(roomId, id)}/reactions/${encodeURIComponent(emoji)}`, {
				method: added ? "PUT" : "DELETE",
			}),

		pollEvents: (roomId: string, after: string, { wait, ...how }: Polling = {}) =>
			answer<PollAnswer>(`${room(roomId)}/events${query({ after, wait })}`, how),
		/** The response whose body is the room's event stream from `after`; it is open until `signal` ends it. */
		openEvents: (roomId: string, after: string, signal: AbortSignal) => open(`${room(roomId)}/events`, after, signal),
		pollAllEvents: (after: string, { wait, ...how }: Polling = {}) =>
			answer<PollAnswer>(`/api/events${query({ after, wait })}`, how),
		/** The same of every room that one is in. */
		openAllEvents: (after: string, signal: AbortSignal) => open("/api/events", after, signal),
	};
}

const room = (roomId: string): string => `/api/rooms/${encodeURIComponent(roomId)}`;
const message = (roomId: string, id: string): string => `${room(roomId)}/messages/${encodeURIComponent(id)}`;
