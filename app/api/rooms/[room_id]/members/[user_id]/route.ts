import { done } from "../../../../../../lib/http/call";
import { handle, resource } from "../../../../../../lib/http/handler";
import { leaver } from "../../../../../../lib/rooms/access";
import { leaveOrRemove } from "../../../../../../lib/rooms/write";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/rooms/:room_id/members/:user_id", {
	DELETE: handle({ access: leaver }, async ({ proof }) => {
		await leaveOrRemove(proof);
		return done();
	}),
});
