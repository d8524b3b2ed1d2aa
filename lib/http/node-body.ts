/** A request's body over Node's own request, without an iterator's cost a chunk. */
import type { IncomingMessage } from "node:http";
import { bodyBrokenOff, bodyTooLarge, refusedShare } from "./body";

/** The bytes; refuses more than `limit` of them, and a body that breaks off. */
export function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
	return new Promise((resolve, reject) => {
		if (Number(request.headers["content-length"] ?? 0) > limit) return reject(bodyTooLarge(limit));
		// Who left before this was asked for ends nothing any more.
		if (request.destroyed) return reject(bodyBrokenOff());
		const chunks: Buffer[] = [];
		let size = 0;
		request.on("data", (chunk: Buffer) => {
			size += chunk.length;
			if (size <= limit) chunks.push(chunk);
			else if (size > limit * refusedShare) reject(bodyTooLarge(limit));
		});
		request.once("end", () => {
			if (size > limit) reject(bodyTooLarge(limit));
			else resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
		});
		request.once("error", () => reject(bodyBrokenOff()));
		request.once("close", () => {
			if (!request.readableEnded) reject(bodyBrokenOff());
		});
	});
}
