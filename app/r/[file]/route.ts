import type { Visitor } from "../../../lib/accounts/access";
import { streamed } from "../../../lib/http/call";
import { handle, resource } from "../../../lib/http/handler";
import { reader } from "../../../lib/rooms/access";
import { textHeaders, textRoom } from "../../../lib/transport/text";

/** The file of a room is its id and `.txt`; of no room it is any other. */
const roomOfFile = ({ actor, params: { file = "" } }: Visitor) =>
	reader({ actor, params: { room_id: /^(.+)\.txt$/.exec(file)?.[1] ?? "" } });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/r/:file", {
	GET: handle({ access: roomOfFile, tokenInQuery: true, staysOpen: true }, async ({ proof }) =>
		streamed(await textRoom(proof), textHeaders),
	),
});
