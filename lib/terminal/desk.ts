/** The prompt: one person's rooms at a terminal, one of them in view. */
import type { WriteStream } from "node:tty";
import { ChatStore } from "../client/chat-store";
import type { OutboxStorage } from "../client/outbox-shelf";
import type { ListedRoom } from "../rooms/schema";
import { Calls } from "./calls";
import { carryWith } from "./carriage";
import { commandNames, runLine } from "./commands";
import { complete } from "./completion";
import type { Conversation } from "./conversation";
import { Conversations } from "./conversations";
import type { Draft } from "./draft";
import type { Entry } from "./enter";
import { showLine } from "./harmless";
import { homeOf } from "./home";
import { LineEditor } from "./line-editor";
import { watchNetwork } from "./network";
import type { Palette } from "./palette";
import type { Prompt } from "./prompt-block";
import { promptOf } from "./prompt-view";
import { Screen } from "./screen";
import { type Carrier, carriers, type Settings } from "./settings";
import { terminalSurroundings } from "./surroundings";
import { Transcript } from "./transcript";

export type Ending = "quit" | "session_ended";

export interface DeskOptions {
	entry: Entry;
	rooms: readonly ListedRoom[];
	settings: Settings;
	storage: OutboxStorage;
	output: WriteStream;
	palette: Palette;
	suspend(): void;
}

const usualLast = 20;
/** Milliseconds within which a second Ctrl-C leaves. */
const secondInterrupt = 2_000;

export class Desk {
	readonly #options: DeskOptions;
	readonly chat: ChatStore;
	readonly api: Entry["api"];
	readonly editor: LineEditor;
	readonly transcript: Transcript;
	readonly #screen: Screen;
	readonly #conversations: Conversations;
	readonly #calls = new Calls();
	#interrupted = 0;
	#stop: () => void = () => undefined;
	#end: (ending: Ending) => void = () => undefined;
	carrier: Carrier;

	constructor(options: DeskOptions) {
		const { entry, rooms, settings, output, palette } = options;
		this.#options = options;
		this.carrier = settings.transport;
		this.api = carryWith(entry, settings.server, () => this.carrier);
		const { id: user_id, username, kind, signals } = entry.me;
		this.chat = new ChatStore(this.api, homeOf(rooms), { user_id, username, kind, signals });
		this.#screen = new Screen(output);
		this.transcript = new Transcript(palette);
		const { transcript, draw, ring } = this;
		this.#conversations = new Conversations({
			chat: this.chat,
			api: this.api,
			stage: { transcript, draw, ring, me: () => this.myName },
			// Sockets are one a room: this one's is opened with the others.
			onJoined: () => this.carrier === "ws" && this.chat.wake(true),
		});
		this.editor = new LineEditor({
			onChange: () => this.#noteChange(),
			onSubmit: (text) => void this.#attempt(() => runLine(this, text)),
			onComplete: (draft) => this.#complete(draft),
			onInterrupt: () => this.#interrupt(),
			onEnd: () => this.#end("quit"),
			onSuspend: () => {
				this.#screen.end();
				options.suspend();
			},
			onWipe: () => this.#screen.wipe(this.#prompt()),
		});
	}

	/** Lives until the person leaves or the session has ended. */
	async run(room: string): Promise<Ending> {
		const ended = new Promise<Ending>((resolve) => {
			this.#end = resolve;
		});
		const deaf = watchNetwork(() => this.chat.wake(true));
		this.#start();
		const unsubscribe = this.chat.subscribe(() => this.#noteChat());
		try {
			await this.enterRoom(room);
			return await ended;
		} finally {
			unsubscribe();
			deaf();
			this.chat.flush();
			this.#stop();
			this.#screen.end(this.#farewell());
		}
	}

	get conversation(): Conversation {
		const { current } = this.#conversations;
		if (!current) throw new Error("no room is open yet");
		return current;
	}

	get palette(): Palette {
		return this.#options.palette;
	}

	say = (...lines: readonly string[]): void => this.draw(lines);

	draw = (lines: readonly string[] = []): void => {
		if (this.#conversations.current) this.#screen.draw(this.#prompt(), lines);
	};

	ring = (): void => {
		if (this.#options.settings.bell) this.#screen.ring();
	};

	quit(): void {
		this.#end("quit");
	}

	/** By id, address or name; joins where one is not in it yet. */
	async enterRoom(meant: string): Promise<void> {
		const next = await this.#conversations.open(meant);
		const { name, topic } = next.room;
		const about = topic === "" ? name : `${name}: ${topic}`;
		this.draw([this.palette.faint(`── ${showLine(about)} · you are ${showLine(this.myName)} ──`)]);
		next.enter(this.#options.settings.last ?? usualLast);
	}

	/** It is opened anew when somebody comes back to it. */
	forgetRoom(roomId: string): void {
		this.#conversations.forget(roomId);
	}

	/** Of the room's page. */
	addressOf(roomId: string): string {
		return `${this.#options.settings.server}/rooms/${roomId}`;
	}

	get myName(): string {
		return this.chat.getSnapshot().me.username;
	}

	setCarrier(carrier: Carrier): void {
		this.carrier = carrier;
		this.#stop();
		this.#start();
	}

	onFocus(focused: boolean): void {
		this.#conversations.attend(focused);
		if (focused) this.chat.wake(false);
	}

	#start(): void {
		this.#stop = this.chat.start(terminalSurroundings(this.#options.storage, this.carrier));
	}

	#prompt(): Prompt {
		const { store } = this.conversation;
		return promptOf(this.chat.getSnapshot(), store.getSnapshot(), this.editor.draft, this.palette);
	}

	#noteChange(): void {
		this.draw();
		const { text } = this.editor.draft;
		if (text !== "" && !/^\/[^/]/.test(text)) void this.#conversations.current?.store.noteTyping();
	}

	#noteChat(): void {
		const { connection, rooms } = this.chat.getSnapshot();
		if (connection.name === "ended") this.#end("session_ended");
		else this.draw();
		if (this.#calls.note(rooms, this.#conversations.current?.room.room_id)) this.ring();
	}

	#complete(draft: Draft): void {
		const people = this.#conversations.current?.store.getSnapshot().state.members.map(({ user }) => user) ?? [];
		const rooms = this.chat.getSnapshot().rooms.map(({ name }) => name);
		const found = complete(draft, { commands: commandNames, people, rooms, transports: carriers });
		this.editor.draft = found.draft;
		if (found.choices.length > 0) this.say(this.palette.faint(found.choices.map(showLine).join("  ")));
	}

	#interrupt(): void {
		const again = Date.now() - this.#interrupted < secondInterrupt;
		this.#interrupted = Date.now();
		if (again) this.quit();
		else this.say(this.palette.faint("Ctrl-C again leaves."));
	}

	async #attempt(deed: () => void | Promise<void>): Promise<void> {
		try {
			await deed();
		} catch (error) {
			this.say(this.palette.warning(showLine(error instanceof Error ? error.message : String(error))));
		}
	}

	#farewell(): string[] {
		const { unsent } = this.#conversations;
		return unsent > 0 ? [`${unsent} not sent yet: kept for the next time you are here under this name.`] : [];
	}
}
