import { anyone } from "../../../lib/accounts/access";
import { reply } from "../../../lib/http/call";
import { handle, resource } from "../../../lib/http/handler";
import { readHealth } from "../../../lib/http/health";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/health", {
	GET: handle({ access: anyone }, async () => {
		const health = await readHealth();
		return reply(health.status === "success" ? 200 : 503, health);
	}),
});
