/** Posting over HTTP or a WebSocket: what got no answer on one way is tried again on the other, under the same name. */
import type { Answer, Session } from "../support/http";
import { connect } from "../support/socket";
import { type Desk, type Sending, type Sent, sendPost } from "./desk";

export function sendPostEitherWay(desk: Desk, roomId: string, message: string, clientId: string): Sending {
	const call = sendPost(desk, roomId, message, clientId);
	let bySocket = desk.dice.chance(0.7);
	return (signal) => {
		bySocket = !bySocket;
		return bySocket ? sayPost(desk.me, roomId, { message, client_id: clientId }, signal) : call(signal);
	};
}

async function sayPost(
	me: Session,
	roomId: string,
	draft: { message: string; client_id: string },
	signal: AbortSignal,
): Promise<Answer<Sent>> {
	const socket = connect(me, roomId);
	signal.addEventListener("abort", () => socket.close(), { once: true });
	const { status, body } = await socket.opened.catch((error: unknown) => {
		throw signal.aborted ? signal.reason : error;
	});
	const headers = new Headers();
	if (status !== 101) return { status, headers, body: body as Sent };
	socket.say({ type: "chat", ...draft });
	const answer = await socket.answer();
	socket.close();
	if (answer?.type === "posted") return { status: answer.created ? 201 : 200, headers, body: answer };
	if (answer) throw new Error(`the frame was refused: ${JSON.stringify(answer)}`);
	throw Object.assign(new Error("the socket closed without an answer"), { code: "ECONNRESET" });
}
