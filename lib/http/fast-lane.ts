/**
 * Under `next start` the hot routes are answered in front of Next's router, by the same handlers (docs/decisions/0007).
 * Only an address in its plain form is taken: whatever is escaped, doubled, dotted or ends in a slash goes on to Next,
 * which decides what it means.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { config } from "../config";
import { log } from "../log";
import type { MethodName, Resource } from "./handler";
import { answerOnNode } from "./node";

/** Takes a request and answers it; false where it is somebody else's. */
export type Lane = (request: IncomingMessage, response: ServerResponse) => boolean;

interface HotRoute {
	path: RegExp;
	resource: Resource;
}

/** Whether requests are to be answered here: not in development, not on a platform that routes by itself, not if unwanted. */
export function wantsFastLane(): boolean {
	return config().FAST_LANE === "on" && process.env.NODE_ENV === "production" && process.env.VERCEL === undefined;
}

export function openFastLane(resources: readonly Resource[]): Lane {
	const routes = resources.map((resource): HotRoute => ({ path: plainForm(resource.GET.pattern), resource }));
	return (request, response) => {
		const [path = "", query = ""] = cutQuery(request.url ?? "");
		// A client's own "#" would end the query for Next.
		if (query.includes("#")) return false;
		for (const { path: form, resource } of routes) {
			const match = form.exec(path);
			if (match) return take(resource, request, response, match.groups ?? {});
		}
		return false;
	};
}

/** Every part that varies is taken as it stands, so it may hold only what needs no escape. */
export function plainForm(pattern: string): RegExp {
	return new RegExp(`^${pattern.replace(/:(\w+)/g, "(?<$1>[\\w-]+)")}$`);
}

function cutQuery(url: string): [path: string, query: string] {
	const mark = url.indexOf("?");
	return mark < 0 ? [url, ""] : [url.slice(0, mark), url.slice(mark + 1)];
}

function take(
	resource: Resource,
	request: IncomingMessage,
	response: ServerResponse,
	params: Readonly<Record<string, string>>,
): boolean {
	const handler = resource[request.method as MethodName];
	if (!handler) return false;
	answerOnNode(handler.answer, request, response, params).catch((error: unknown) => {
		log.error({ error, route: handler.pattern }, "an answer could not be sent");
		response.destroy();
	});
	return true;
}
