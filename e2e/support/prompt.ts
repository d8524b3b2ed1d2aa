/** Somebody at the prompt of a room, in a real terminal, and somebody else there by other means. */
import { afterAll, beforeAll } from "vitest";
import { newSession, type Session } from "./http";
import { parleyCommand, parleyEnv } from "./parley";
import { makeFolder } from "./server";
import type { Suite } from "./suite";
import { createRoom, readHistory } from "./talk";
import { noTmux, type Terminal, Tmux } from "./tmux";

export interface Scene {
	terminal: Terminal;
	/** The terminal client's home. */
	home: string;
	name: string;
	/** A private room of the two, called den. */
	room: string;
	bob: Session;
	/** Texts of the room's messages. */
	posted(): Promise<string[]>;
}

/** Each call makes new people and a new room. */
export type Enter = (...words: readonly string[]) => Promise<Scene>;

export function servePrompts(suite: Suite): Enter {
	let tmux: Tmux | undefined;
	let count = 0;
	if (noTmux) process.stderr.write(`${noTmux}\n`);
	beforeAll(async () => {
		if (!noTmux) tmux = await Tmux.start();
	});
	afterAll(() => tmux?.stop());
	return async (...words) => {
		if (!tmux) throw new Error("there is no terminal before beforeAll");
		count += 1;
		const [name, home, bob] = [`ada${count}`, await makeFolder(), await newSession(suite.url, `bob${count}`)];
		const { room_id } = await createRoom(bob, { kind: "private", name: "den" });
		const program = parleyCommand(["--room", room_id, "--name", name, ...words]);
		const terminal = await tmux.open(program, parleyEnv(suite.url, home));
		await terminal.see("den>");
		const posted = async () => (await readHistory(bob, room_id)).map(({ message }) => message);
		return { terminal, home, name, room: room_id, bob, posted };
	};
}
