/**
 * The newest frames of a room, so that readers who come back together are served from memory. A frame shows its message
 * as it now is: when one changes, the frames that showed it before are dropped, with all older ones.
 */
import type { Frame } from "./frame";

const mostFrames = 300;
const mostBytes = 256 * 1024;

export class RecentFrames {
	#frames: Frame[] = [];
	#bytes = 0;

	/** The frames after `position`, if every one of them is here. */
	after(position: number, limit: number): Frame[] | null {
		const oldest = this.#frames[0];
		if (!oldest || position < oldest.seq - 1) return null;
		return this.#frames.slice(position - oldest.seq + 1, position - oldest.seq + 1 + limit);
	}

	push(frame: Frame): void {
		this.#forgetShownBefore(frame);
		this.#frames.push(frame);
		this.#bytes += frame.sse.length;
		while (this.#frames.length > mostFrames || this.#bytes > mostBytes) this.#drop(1);
	}

	/** Takes over `frames`, which end at the room's head, where they reach further back than what is here. */
	adopt(frames: readonly Frame[]): void {
		const oldest = this.#frames[0];
		if (oldest && frames[0] && oldest.seq <= frames[0].seq) return;
		this.#frames = [];
		this.#bytes = 0;
		for (const frame of frames) this.push(frame);
	}

	#forgetShownBefore({ event }: Frame): void {
		if (event.type === "chat" || !("id" in event)) return;
		const shown = this.#frames.findLastIndex((frame) => "id" in frame.event && frame.event.id === event.id);
		this.#drop(shown + 1);
	}

	#drop(count: number): void {
		for (const frame of this.#frames.splice(0, count)) this.#bytes -= frame.sse.length;
	}
}
