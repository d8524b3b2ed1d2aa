/** The interactive program: enters, opens the prompt, and comes in again where the session has ended. */
import type { ReadStream, WriteStream } from "node:tty";
import { bequeath } from "../client/bequest";
import { Desk } from "./desk";
import type { Draft } from "./draft";
import { type Door, type Entry, enter, exitOf } from "./enter";
import { exitCodes } from "./exit";
import { FileStorage } from "./file-storage";
import type { Palette } from "./palette";
import { TerminalMode } from "./terminal-mode";

export interface PromptOptions {
	door: Door;
	input: ReadStream;
	output: WriteStream;
	palette: Palette;
	/** Where what waits to be sent is kept. */
	folder: string;
}

export async function runPrompt({ door, input, output, palette, folder }: PromptOptions): Promise<number> {
	const storage = new FileStorage(folder);
	let desk: Desk | null = null;
	const mode = new TerminalMode(input, output, {
		onKey: (name) => desk?.editor.press(name),
		onText: (text) => desk?.editor.type(text),
		onFocus: (focused) => desk?.onFocus(focused),
	});
	const redraw = () => desk?.draw();
	output.on("resize", redraw);
	// So that the terminal is left as it was.
	process.once("SIGTERM", () => process.exit(exitCodes.terminated));
	process.once("SIGHUP", () => process.exit(exitCodes.terminated));
	const { settings } = door;
	for (let room = settings.room; ; ) {
		const entry = await comeIn(door);
		if (entry.before !== null) bequeath(storage, entry.before, entry.me.id);
		const { rooms } = await entry.api.listRooms();
		const suspend = () => mode.suspend(redraw);
		const typed: Draft | undefined = desk?.editor.draft;
		desk = new Desk({ entry, rooms, settings, storage, output, palette, suspend });
		if (typed) desk.editor.draft = typed;
		mode.enter();
		const ending = await desk.run(room).catch((error: unknown) => Promise.reject(exitOf(error, settings.server)));
		room = desk.conversation.room.room_id;
		mode.leave();
		if (ending === "quit") return exitCodes.done;
	}
}

async function comeIn(door: Door): Promise<Entry> {
	try {
		return await enter(door);
	} catch (error) {
		throw exitOf(error, door.settings.server);
	}
}
