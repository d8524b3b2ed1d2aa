/**
 * What every request passes before Next's router, under `next start` and `next dev`: the peer's true address and a fresh
 * nonce for the page's policy. Both are needed before routing, where a `proxy.ts` would be the framework's way
 * (docs/decisions/0003). Only public Node API is used: the server's `request` and `upgrade` events.
 */
import { randomBytes } from "node:crypto";
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Problem } from "../errors";
import type { Lane } from "./fast-lane";
import { problemReply } from "./problem";
import { contentSecurityPolicy } from "./security";
import { endTurn, takeTurn } from "./turns";
import type { UpgradeDoor } from "./upgrade";

/** Set here on every request, so a client cannot forge it; without the front door nobody reads it. */
export const peerHeader = "x-parley-peer";

/** Next answers any other with a bare 400 or 500. */
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** How long the rest of a body is read that is refused already, so that its sender can hear why (milliseconds). */
const unwantedBody = 2_000;

const installed = Symbol.for("parley.front-door");
const prototype = Server.prototype as Server & { [installed]?: true };

/** Whether what `peerHeader` says was said here; elsewhere anybody could have sent it. */
export function frontDoorStands(): boolean {
	return prototype[installed] === true;
}

let underWay = 0;

/** Requests whose answers have not been sent whole. */
export function requestsUnderWay(): number {
	return underWay;
}

/** What `lane` or `upgrades` takes goes no further. */
export function installFrontDoor(lane: Lane, upgrades: UpgradeDoor): void {
	if (prototype[installed]) return;
	prototype[installed] = true;
	const emit: (this: Server, event: string, ...rest: unknown[]) => boolean = prototype.emit;
	prototype.emit = function (this: Server, event: string, ...rest: unknown[]): boolean {
		if (event === "upgrade") {
			const [request, socket, head] = rest as [IncomingMessage, Socket, Buffer];
			return upgrades(this, request, socket, head) || emit.call(this, event, ...rest);
		}
		if (event !== "request") return emit.call(this, event, ...rest);
		const request = rest[0] as IncomingMessage;
		const response = rest[1] as ServerResponse;
		underWay += 1;
		response.once("close", leave);
		takeTurn(request, response, () => {
			if (!lane(request, response) && admit(request, response)) emit.call(this, event, ...rest);
		});
		return true;
	};
}

function leave(this: ServerResponse): void {
	underWay -= 1;
	endTurn(this);
	if (!this.req.complete) setTimeout(cutOff, unwantedBody, this.req).unref();
}

function cutOff({ complete, socket }: IncomingMessage): void {
	if (!complete) socket.destroy();
}

/** Prepares a request for what comes behind; false where it was answered here. */
function admit(request: IncomingMessage, response: ServerResponse): boolean {
	if (!methods.includes(request.method ?? "")) return refuse(response, methodRefused());
	if (!isAddress(request.url ?? "/")) return refuse(response, pathRefused());
	request.headers[peerHeader] = request.socket.remoteAddress ?? "unknown";
	if (isPage(request)) addPolicy(request, response);
	// Next redirects who says that to a page's data, which no route of the API has.
	else delete request.headers.rsc;
	return true;
}

/** Next answers a path that cannot be decoded, and what is no path at all (`*`), with a bare 500. */
function isAddress(url: string): boolean {
	if (!/^(\/|https?:)/i.test(url)) return false;
	try {
		decodeURIComponent(url.split("?", 1)[0] ?? "");
		return true;
	} catch {
		return false;
	}
}

function pathRefused(): Problem {
	return new Problem("path_malformed", "Percent-encode the address as UTF-8.");
}

function methodRefused(): Problem {
	return new Problem("method_not_allowed", "No address here takes this method.", { allow: methods });
}

function refuse(response: ServerResponse, problem: Problem): false {
	const { status, headers, body } = problemReply(problem, "front door");
	// A body may follow that nobody will read.
	response.writeHead(status, { ...headers, connection: "close" }).end(body);
	return false;
}

function addPolicy(request: IncomingMessage, response: ServerResponse): void {
	const policy = contentSecurityPolicy(randomBytes(16).toString("base64"));
	// Next reads the nonce for its own scripts from this header of the request.
	request.headers["content-security-policy"] = policy;
	response.setHeader("content-security-policy", policy);
}

/** The founding paths (API.md §6) are no pages though they stand beside them. */
const noPage = /^\/(?:_next\/|api\/|(?:connect|message|poll|disconnect)(?:\?|$))/;

function isPage({ url = "/" }: IncomingMessage): boolean {
	return !noPage.test(url);
}
