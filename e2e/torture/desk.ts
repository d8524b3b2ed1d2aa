/** What one writer of a run has before it: who it is, its luck, and its own messages. */
import type { Message } from "../../lib/messages/schema";
import type { Answer, Session } from "../support/http";
import type { Arena } from "./arena";
import type { Dice } from "./dice";

/** A message of this writer's that is known to be there. */
export interface Own {
	id: string;
	roomId: string;
	clientId: string;
	deleted: boolean;
}

export interface Desk {
	arena: Arena;
	me: Session;
	index: number;
	dice: Dice;
	own: Own[];
	written: number;
}

/** What an answer says of a message, on whatever way. */
export type Sent = Pick<Message, "id" | "seq">;
export type Sending = (signal: AbortSignal) => Promise<Answer<Sent>>;

/** A text that no other write of the run has. */
export function nextText(desk: Desk): string {
	desk.written++;
	return `line ${desk.written} of writer ${desk.index} ${"·".repeat(desk.dice.between(0, 60))}`;
}

export function sendPost({ me }: Desk, roomId: string, message: string, clientId: string): Sending {
	return (signal) =>
		me.call<Message>("POST", `/api/rooms/${roomId}/messages`, { message, client_id: clientId }, { signal });
}

export function sendEdit({ me }: Desk, roomId: string, id: string, message: string): Sending {
	return (signal) => me.call<Message>("PATCH", `/api/rooms/${roomId}/messages/${id}`, { message }, { signal });
}

export function sendDelete({ me }: Desk, roomId: string, id: string): Sending {
	return (signal) => me.call<Message>("DELETE", `/api/rooms/${roomId}/messages/${id}`, undefined, { signal });
}
