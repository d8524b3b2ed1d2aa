import { anyone } from "../../../lib/accounts/access";
import { Problem } from "../../../lib/errors";
import { handle, resource } from "../../../lib/http/handler";

const nothingHere = handle({ access: anyone }, async () => {
	throw new Problem("route_not_found", "There is nothing at this address.");
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/*", {
	GET: nothingHere,
	POST: nothingHere,
	PUT: nothingHere,
	PATCH: nothingHere,
	DELETE: nothingHere,
});
