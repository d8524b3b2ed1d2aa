import { reply } from "../../../../lib/http/call";
import { handle, resource } from "../../../../lib/http/handler";
import { stranger } from "../../../../lib/pairing/access";
import { readPopularTags } from "../../../../lib/pairing/read";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/pairing/tags", {
	GET: handle({ access: stranger }, async () => reply(200, await readPopularTags())),
});
