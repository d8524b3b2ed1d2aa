/** Events as lines of a terminal, for whoever prints a room. */
import { messageOf } from "../client/message-list";
import type { RoomEvent } from "../events/schema";
import type { Message } from "../messages/schema";
import type { Known, Transcript } from "./transcript";

/** No lines for what is only of the moment. */
export function linesOfEvent(event: RoomEvent, transcript: Transcript, known: Known): string[] {
	switch (event.type) {
		case "chat":
			return transcript.message(messageOf(event), known);
		case "edit":
			return amendment(transcript, messageOf(event), `edited #${event.seq}: ${transcript.excerpt(messageOf(event))}`);
		case "delete":
			return amendment(transcript, messageOf(event), `deleted #${event.seq}`);
		case "reaction":
			return transcript.event(event.timestamp, `${event.user} ${event.added ? "reacts" : "takes back"} ${event.emoji}`);
		case "user_joined":
		case "user_left":
		case "user_renamed":
			return transcript.event(event.timestamp, event.message);
		case "room_updated":
			return transcript.event(event.timestamp, `the room is ${event.room.name}: ${event.room.topic}`);
		case "reset":
			return [transcript.rule("messages were missed here")];
		case "room_closed":
			return [transcript.rule(`the room is closed (${event.reason})`)];
		case "typing":
		case "delta":
		case "presence":
		case "read":
			return [];
		default:
			return event satisfies never;
	}
}

function amendment(transcript: Transcript, { user, edited_at, timestamp }: Message, what: string): string[] {
	return transcript.event(edited_at ?? timestamp, `${user} ${what}`);
}
