/**
 * Every request that asks its connection to go on as something else, where a server of ours runs (docs/decisions/0015). A
 * WebSocket's address is answered here, by the same handlers as ever; of any other the wish is passed over, as RFC 9110,
 * section 7.8, has it, and it is answered like any request. Next by itself would leave it without an answer.
 */
import { type IncomingMessage, type Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { WebSocketServer } from "ws";
import { Problem } from "../errors";
import { closeLimit, frameLimits } from "../events/limits";
import { log } from "../log";
import { type OpenSocket, SocketOutlet } from "../transport/socket-outlet";
import { plainForm } from "./fast-lane";
import type { Resource, RouteHandler } from "./handler";
import { asksForWebSocket } from "./handshake";
import { NodeCall, sendReply } from "./node";
import { problemReply } from "./problem";
import { hasTurn } from "./turns";

/** Takes a request that asks for an upgrade; false where it is Next's own. */
export type UpgradeDoor = (server: Server, request: IncomingMessage, socket: Socket, head: Buffer) => boolean;

interface SocketRoute {
	path: RegExp;
	handler: RouteHandler;
}

/** Apart from the call, since the types do not know all of it. */
const terms = {
	noServer: true,
	clientTracking: false,
	perMessageDeflate: false,
	maxPayload: frameLimits.bytes,
	maxFragments: frameLimits.fragments,
	maxBufferedChunks: frameLimits.packets,
	closeTimeout: closeLimit,
	// Pings count among a session's requests, and answers that pile up among what waits for a slow reader.
	maxPendingAutoPongs: 0,
};
const acceptor = new WebSocketServer(terms);

let open = 0;

/** WebSockets whose connections have not ended. */
export function socketsOpen(): number {
	return open;
}

export function openUpgradeDoor(resources: readonly Resource[]): UpgradeDoor {
	const routes = resources.map(({ GET }) => ({ path: plainForm(GET.pattern), handler: GET }));
	return (server, request, socket, head) => {
		if (process.env.NODE_ENV === "development" && request.url?.startsWith("/_next/")) return false;
		socket.on("error", () => socket.destroy());
		// Behind an answer that is still under way there is no connection to hand over.
		if (hasTurn(socket)) socket.destroy();
		else take(routes, server, request, head);
		return true;
	};
}

function take(routes: readonly SocketRoute[], server: Server, request: IncomingMessage, head: Buffer): void {
	const response = respondTo(request);
	const fault = findFault(request);
	const route = asksForWebSocket(request.headers.upgrade) && routes.find(({ path }) => path.test(pathOf(request)));
	if (fault) refuse(request, response, fault);
	else if (!route) answerPlainly(server, request, response);
	else {
		answerSocket(route, request, response, head).catch((error: unknown) => {
			log.error({ error, route: route.handler.pattern }, "an upgrade failed");
			response.destroy();
		});
	}
}

function pathOf({ url = "" }: IncomingMessage): string {
	return url.split("?", 1)[0] ?? "";
}

function findFault(request: IncomingMessage): Problem | null {
	if (!request.url?.startsWith("/")) return new Problem("path_malformed", "Name the address by its path alone.");
	return bringsBody(request) ? new Problem("validation_failed", "Send a body without the header Upgrade.") : null;
}

/** Node makes none for such a request. The parser has let go of the connection, so this answer is its last. */
function respondTo(request: IncomingMessage): ServerResponse {
	const response = new ServerResponse(request);
	response.assignSocket(request.socket);
	response.setHeader("connection", "close");
	response.once("finish", () => hangUp(request.socket));
	return response;
}

/** Nothing else looks after this connection any more: who does not hang up too is cut off. */
function hangUp(socket: Socket): void {
	socket.end();
	socket.resume();
	socket.setTimeout(closeLimit, () => socket.destroy());
}

function bringsBody({ headers }: IncomingMessage): boolean {
	return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) !== 0;
}

function refuse(request: IncomingMessage, response: ServerResponse, problem: Problem): void {
	const call = new NodeCall(request, response, {});
	void sendReply(call, response, problemReply(problem, "upgrade"));
}

function answerPlainly(server: Server, request: IncomingMessage, response: ServerResponse): void {
	request.push(null);
	// Only a connection that is read from tells when it ends.
	request.socket.resume();
	server.emit("request", request, response);
}

async function answerSocket(
	{ path, handler }: SocketRoute,
	request: IncomingMessage,
	response: ServerResponse,
	head: Buffer,
): Promise<void> {
	const call = new NodeCall(request, response, { ...path.exec(pathOf(request))?.groups }, true);
	const reply = await handler.answer(call);
	if (!reply.socket) return sendReply(call, response, reply);
	response.detachSocket(request.socket);
	accept(request, head, reply.socket);
}

function accept(request: IncomingMessage, head: Buffer, begin: OpenSocket): void {
	const { socket } = request;
	if (socket.destroyed) return;
	open += 1;
	socket.once("close", () => {
		open -= 1;
	});
	acceptor.handleUpgrade(request, socket, head, (webSocket) => begin(new SocketOutlet(webSocket, socket)));
}
