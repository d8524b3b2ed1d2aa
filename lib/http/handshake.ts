/** What a request must say for its connection to go on as a WebSocket (RFC 6455, section 4.2.1). */
import { Problem } from "../errors";
import type { Call } from "./call";

/** 16 bytes in base64. */
const nonce = /^[A-Za-z0-9+/]{22}==$/;

export function requireUpgrade(call: Call): void {
	if (call.upgradable && isHandshake(call)) return;
	throw new Problem("upgrade_required", "Open a WebSocket of version 13 at this address.");
}

function isHandshake(call: Call): boolean {
	return (
		call.method === "GET" &&
		asksForWebSocket(call.header("upgrade")) &&
		call.header("sec-websocket-version") === "13" &&
		nonce.test(call.header("sec-websocket-key") ?? "")
	);
}

/** Whether that is what the Upgrade header asks for. */
export function asksForWebSocket(upgrade: string | null | undefined): boolean {
	return upgrade?.toLowerCase() === "websocket";
}
