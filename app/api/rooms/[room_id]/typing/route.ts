import { done } from "../../../../../lib/http/call";
import { handle, resource } from "../../../../../lib/http/handler";
import { noteTyping } from "../../../../../lib/presence/write";
import { member } from "../../../../../lib/rooms/access";
import { typingNote } from "../../../../../lib/rooms/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/rooms/:room_id/typing", {
	POST: handle({ access: member, body: typingNote }, async ({ proof }) => {
		await noteTyping(proof);
		return done();
	}),
});
