import { validate } from "../../../../../../../../lib/http/body";
import { reply } from "../../../../../../../../lib/http/call";
import { handle, resource } from "../../../../../../../../lib/http/handler";
import { addReaction, removeReaction } from "../../../../../../../../lib/messages/reactions";
import { nothing, reactionPath } from "../../../../../../../../lib/messages/schema";
import { member } from "../../../../../../../../lib/rooms/access";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
	"/api/rooms/:room_id/messages/:id/reactions/:emoji",
	{
		PUT: handle({ access: member, body: nothing, cost: "send" }, async ({ proof, params }) => {
			const { id, emoji } = validate(params, reactionPath, "path");
			return reply(200, await addReaction(proof, id, emoji));
		}),
		DELETE: handle({ access: member, cost: "send" }, async ({ proof, params }) => {
			const { id, emoji } = validate(params, reactionPath, "path");
			return reply(200, await removeReaction(proof, id, emoji));
		}),
	},
);
