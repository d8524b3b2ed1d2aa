import { anyone } from "../../../lib/accounts/access";
import { sessionSeconds } from "../../../lib/accounts/limits";
import { newSession } from "../../../lib/accounts/schema";
import { openSession } from "../../../lib/accounts/write";
import { reply } from "../../../lib/http/call";
import { handle, resource } from "../../../lib/http/handler";
import { sessionCookie } from "../../../lib/http/token";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/sessions", {
	POST: handle({ access: anyone, body: newSession, cost: "session", setsCookie: true }, async ({ body, call }) => {
		const session = await openSession(body);
		const cookie = sessionCookie(session.session_id, sessionSeconds, call.secure);
		return reply(201, session, { "set-cookie": cookie });
	}),
});
