/** What a WebSocket's frames do: the verbs, access, limits and refusals of the calls of the same name. */
import type { Actor, Visitor } from "../accounts/access";
import { Problem } from "../errors";
import { type ClientFrame, clientFrame, type FrameAnswer } from "../events/schema";
import { clientId } from "../messages/schema";
import { postMessage } from "../messages/write";
import { markRead, noteTyping } from "../presence/write";
import { member, poster } from "../rooms/access";
import type { Correspondence } from "../transport/socket-stream";
import { addressOf } from "./address";
import { parseFrame, validate } from "./body";
import type { Call } from "./call";
import { type Cost, spend } from "./limits";
import { toProblem } from "./problem";

/** Deals with the frames of whoever made `call`. */
export function correspond(call: Call): Correspondence {
	const { params } = call;
	const address = addressOf(call);
	const pay = (cost: Cost, actor: Actor) => spend(cost, address, actor.session_id);
	return {
		admit: (actor) => pay("request", actor).then(() => true, isRefusal),
		deal: (actor, text) => answer({ actor, params }, text, () => pay("send", actor)),
	};
}

function isRefusal(error: unknown): false {
	if (error instanceof Problem) return false;
	throw error;
}

async function answer(visitor: Visitor, text: string, paySend: () => Promise<void>): Promise<FrameAnswer | null> {
	let name: string | undefined;
	try {
		const content = parseFrame(text);
		name = nameOf(content);
		const frame = validate(content, clientFrame, "frame");
		if (frame.type === "chat") await paySend();
		return await obey(visitor, frame);
	} catch (error) {
		return refusal(toProblem(error, "/ws/:room_id"), name);
	}
}

async function obey(visitor: Visitor, frame: ClientFrame): Promise<FrameAnswer | null> {
	switch (frame.type) {
		case "chat": {
			const { type: _, ...draft } = frame;
			const { created, message } = await postMessage(await poster(visitor), draft);
			if (draft.client_id === undefined) return null;
			return { type: "posted", client_id: draft.client_id, id: message.id, seq: message.seq, created };
		}
		case "typing":
			await noteTyping(await member(visitor));
			return null;
		case "read":
			await markRead(await member(visitor), frame.seq);
			return null;
	}
}

/** The sender's own name for what it sent, so that it knows what a refusal is about. */
function nameOf(content: unknown): string | undefined {
	if (typeof content !== "object" || content === null || !("client_id" in content)) return undefined;
	return clientId.safeParse(content.client_id).data;
}

function refusal({ code, detail, retryAfter }: Problem, client_id: string | undefined): FrameAnswer {
	return {
		type: "error",
		code,
		detail,
		...(client_id !== undefined && { client_id }),
		...(retryAfter !== undefined && { retry_after: Math.max(1, Math.ceil(retryAfter)) }),
	};
}
