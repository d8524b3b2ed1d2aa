import {
	assistantOwner,
	assistantReader,
	describeAssistant,
	turnOff,
	turnOn,
} from "../../../../../lib/assistant/rooms";
import { roomAssistantChange } from "../../../../../lib/assistant/schema";
import { done, reply } from "../../../../../lib/http/call";
import { handle, resource } from "../../../../../lib/http/handler";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/rooms/:room_id/assistant", {
	GET: handle({ access: assistantReader }, async ({ proof }) => reply(200, await describeAssistant(proof))),
	PUT: handle({ access: assistantOwner, body: roomAssistantChange }, async ({ proof, body }) =>
		reply(200, await turnOn(proof, body)),
	),
	DELETE: handle({ access: assistantOwner }, async ({ proof }) => {
		await turnOff(proof);
		return done();
	}),
});
