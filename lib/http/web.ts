/** The portable face of a route: a web Request in, a web Response out, as Next's route handlers have it. */
import { backlogLimit, frameLimits } from "../events/limits";
import type { Outlet } from "../transport/outlet";
import { type OpenSocket, SocketOutlet } from "../transport/socket-outlet";
import { bodyBrokenOff, bodyTooLarge, refusedShare } from "./body";
import type { Call, Reply } from "./call";
import { frontDoorStands, peerHeader } from "./front-door";

export type WebHandler = (
	request: Request,
	/** Without dynamic segments in the address there are no params. */
	context: { params: Promise<Record<string, string | string[] | undefined> | undefined> },
) => Promise<Response>;

export function webFace(answer: (call: Call) => Promise<Reply>): WebHandler {
	return async (request, context) => toResponse(await answer(toCall(request, (await context.params) ?? {})), request);
}

function toCall(request: Request, params: Record<string, string | string[] | undefined>): Call {
	const url = new URL(request.url);
	return {
		method: request.method,
		params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value ?? "")])),
		query: url.searchParams,
		header: (name) => request.headers.get(name),
		read: (limit) => readLimited(request, limit),
		signal: request.signal,
		peer: frontDoorStands() ? request.headers.get(peerHeader) : null,
		secure: (request.headers.get("x-forwarded-proto") ?? url.protocol).startsWith("https"),
		upgradable: platformUpgrades(),
	};
}

async function readLimited(request: Request, limit: number): Promise<Uint8Array> {
	if (Number(request.headers.get("content-length") ?? 0) > limit) throw bodyTooLarge(limit);
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of request.body ?? []) {
			size += chunk.length;
			if (size <= limit) chunks.push(chunk);
			// What is left unread stands in the way of the connection's next request, so a refused body is read on for a while.
			else if (size > limit * refusedShare) break;
		}
	} catch {
		// The client has left; that is no fault of the server's, and nobody hears the answer.
		throw bodyBrokenOff();
	}
	if (size > limit) throw bodyTooLarge(limit);
	return Buffer.concat(chunks);
}

/** Whether the platform hands this request's connection over; without it only our own server does (lib/http/upgrade.ts). */
function platformUpgrades(): boolean {
	const { [Symbol.for("@vercel/request-context")]: context } = globalThis as Record<
		symbol,
		PlatformContext | undefined
	>;
	return typeof context?.get?.()?.upgradeWebSocket === "function";
}

interface PlatformContext {
	get?(): { upgradeWebSocket?: unknown } | undefined;
}

async function upgradeByPlatform(open: OpenSocket): Promise<Response> {
	const { experimental_upgradeWebSocket } = await import("@vercel/functions");
	return experimental_upgradeWebSocket((socket) => open(new SocketOutlet(socket)), { maxPayload: frameLimits.bytes });
}

async function toResponse({ status, headers, body, socket }: Reply, request: Request): Promise<Response> {
	if (socket) return upgradeByPlatform(socket);
	const bodiless = request.method === "HEAD" || body === null;
	if (bodiless) return new Response(null, { status, headers });
	if (typeof body === "string") return new Response(body, { status, headers });
	return new Response(readableFrom(body, request.signal), { status, headers });
}

/** A stream whose queue is the backlog: the server pulls from it as fast as the connection takes. */
function readableFrom(open: (outlet: Outlet) => void, signal: AbortSignal): ReadableStream<Uint8Array> {
	const gone = new Set<() => void>();
	let over = false;
	let resume: (() => void) | undefined;
	const finish = () => {
		if (over) return;
		over = true;
		resume?.();
		for (const listener of gone) listener();
	};
	return new ReadableStream<Uint8Array>(
		{
			start(controller) {
				signal.addEventListener("abort", finish, { once: true });
				open({
					write: (bytes) => {
						if (!over) controller.enqueue(bytes);
					},
					backlog: () => (over ? 0 : backlogLimit - (controller.desiredSize ?? backlogLimit)),
					drained: () => waitForPull(),
					end: () => {
						if (over) return;
						finish();
						controller.close();
					},
					cut: () => {
						if (over) return;
						finish();
						controller.error(new Error("The reader was too slow"));
					},
					onGone: (listener) => gone.add(listener),
				});
				function waitForPull(): Promise<void> {
					if (over || (controller.desiredSize ?? 0) > backlogLimit / 2) return Promise.resolve();
					return new Promise((resolve) => {
						resume = resolve;
					});
				}
			},
			pull(controller) {
				if ((controller.desiredSize ?? 0) > backlogLimit / 2) resume?.();
			},
			cancel: finish,
		},
		new ByteLengthQueuingStrategy({ highWaterMark: backlogLimit }),
	);
}
