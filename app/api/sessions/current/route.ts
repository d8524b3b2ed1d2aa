import { someone } from "../../../../lib/accounts/access";
import { describeSession } from "../../../../lib/accounts/read";
import { endSession } from "../../../../lib/accounts/write";
import { done, reply } from "../../../../lib/http/call";
import { handle, resource } from "../../../../lib/http/handler";
import { sessionCookie } from "../../../../lib/http/token";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/sessions/current", {
	GET: handle({ access: someone }, async ({ proof }) => reply(200, describeSession(proof))),
	DELETE: handle({ access: someone }, async ({ proof, call }) => {
		await endSession(proof);
		return done({ "set-cookie": sessionCookie("", 0, call.secure) });
	}),
});
