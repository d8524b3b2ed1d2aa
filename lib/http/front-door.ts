/**
 * What every request passes before Next's router, under `next start` and `next dev`: the peer's true address and a fresh
 * nonce for the page's policy. Both are needed before routing, where a `proxy.ts` would be the framework's way
 * (docs/decisions/0003). Only public Node API is used: the server's `request` event.
 */
import { randomBytes } from "node:crypto";
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import { contentSecurityPolicy } from "./security";

/** Set here on every request, so a client cannot forge it; without the front door nobody reads it. */
export const peerHeader = "x-parley-peer";

const installed = Symbol.for("parley.front-door");
const prototype = Server.prototype as Server & { [installed]?: true };

/** Whether what `peerHeader` says was said here; elsewhere anybody could have sent it. */
export function frontDoorStands(): boolean {
	return prototype[installed] === true;
}

export function installFrontDoor(): void {
	if (prototype[installed]) return;
	prototype[installed] = true;
	const emit: (this: Server, event: string, ...rest: unknown[]) => boolean = prototype.emit;
	prototype.emit = function (this: Server, event: string, ...rest: unknown[]): boolean {
		if (event === "request") prepare(rest[0] as IncomingMessage, rest[1] as ServerResponse);
		return emit.call(this, event, ...rest);
	};
}

function prepare(request: IncomingMessage, response: ServerResponse): void {
	request.headers[peerHeader] = request.socket.remoteAddress ?? "unknown";
	if (!isPage(request)) return;
	const policy = contentSecurityPolicy(randomBytes(16).toString("base64"));
	// Next reads the nonce for its own scripts from this header of the request.
	request.headers["content-security-policy"] = policy;
	response.setHeader("content-security-policy", policy);
}

function isPage({ url = "/" }: IncomingMessage): boolean {
	return !url.startsWith("/_next/") && !url.startsWith("/api/");
}
