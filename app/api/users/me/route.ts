import { someone } from "../../../../lib/accounts/access";
import { changeProfile } from "../../../../lib/accounts/profile";
import { readProfile } from "../../../../lib/accounts/read";
import { profileChange } from "../../../../lib/accounts/schema";
import { reply } from "../../../../lib/http/call";
import { handle, resource } from "../../../../lib/http/handler";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/users/me", {
	GET: handle({ access: someone }, async ({ proof }) => reply(200, await readProfile(proof))),
	PATCH: handle({ access: someone, body: profileChange, cost: "profile" }, async ({ proof, body }) =>
		reply(200, await changeProfile(proof, body)),
	),
});
