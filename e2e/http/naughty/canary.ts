/** A quiet conversation beside the siege: one writes, one reads the stream. Whatever happens next door must not touch it. */
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import type { Message } from "../../../lib/messages/schema";
import { newSession } from "../../support/http";
import { createRoom, eventsPath, joinRoom, postMessage, readHistory } from "../../support/talk";

export interface Canary {
	/** Ends the conversation and proves it whole: every beat once, in order, without a gap, on stream and in history. */
	end(): Promise<void>;
}

const rest = 25;

export async function startCanary(url: string): Promise<Canary> {
	const [writer, reader] = await Promise.all([newSession(url), newSession(url)]);
	const room = await createRoom(writer, { kind: "private" });
	const { cursor } = await joinRoom(reader, room.room_id);
	const stream = reader.stream(eventsPath(room.room_id), { after: cursor });
	const posted: Message[] = [];
	let singing = true;

	/** Each beat waits until the reader has heard the last, so that a silent stream is noticed at once. */
	async function sing(): Promise<void> {
		while (singing) {
			const beat = await postMessage(writer, room.room_id, `beat ${posted.length}`, `beat-${posted.length}-0000`);
			posted.push(beat);
			await stream.next((event) => event.type === "chat" && event.id === beat.id);
			await pause(rest);
		}
	}

	const song = sing();
	song.catch(() => {
		singing = false;
	});
	return {
		async end() {
			singing = false;
			await song;
			const logged = stream.frames.map(({ event }) => event).filter((event) => "event_seq" in event);
			const heard = logged.filter((event) => event.type === "chat");
			const first = logged[0]?.event_seq ?? 0;
			expect(posted.length).toBeGreaterThan(0);
			expect(heard.map(({ id, message }) => [id, message])).toEqual(posted.map(({ id, message }) => [id, message]));
			expect(logged.map((event) => event.event_seq)).toEqual(logged.map((_, at) => first + at));
			expect(await readHistory(reader, room.room_id)).toEqual(posted);
			stream.close();
		},
	};
}
