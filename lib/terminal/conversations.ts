/** The rooms that were opened at this terminal, one of them in view. */
import type { Api } from "../client/api";
import type { ChatStore } from "../client/chat-store";
import { Conversation, type Stage } from "./conversation";
import { findRoomId } from "./room-search";

export interface ConversationsOptions {
	chat: ChatStore;
	api: Api;
	stage: Stage;
	/** One is in a room that one was not in before. */
	onJoined(): void;
}

export class Conversations {
	readonly #options: ConversationsOptions;
	readonly #open = new Map<string, Conversation>();
	#current: Conversation | null = null;
	#attended = true;

	constructor(options: ConversationsOptions) {
		this.#options = options;
	}

	/** Null before the first room is open. */
	get current(): Conversation | null {
		return this.#current;
	}

	/** Messages that wait to be sent, in all of them. */
	get unsent(): number {
		return [...this.#open.values()].reduce((sum, { store }) => sum + store.getSnapshot().outbox.length, 0);
	}

	/** By id, address or name; joins where one is not in it yet. The room comes into view with the next `enter`. */
	async open(meant: string): Promise<Conversation> {
		const roomId = findRoomId(meant, this.#options.chat.getSnapshot().rooms);
		const known = this.#open.get(roomId);
		const next = known && !known.store.isOver ? known : await this.#join(roomId);
		this.#current?.leave();
		this.#current = next;
		return next;
	}

	/** It is opened anew when somebody comes back to it. */
	forget(roomId: string): void {
		this.#open.delete(roomId);
	}

	/** Whether somebody looks at the terminal. */
	attend(attended: boolean): void {
		this.#attended = attended;
		this.#current?.attend(attended);
	}

	async #join(roomId: string): Promise<Conversation> {
		const { chat, api, stage, onJoined } = this.#options;
		const listed = chat.getSnapshot().rooms.find(({ room_id }) => room_id === roomId);
		const entrance = await api.joinRoom(roomId);
		if (!listed?.member) {
			await chat.refreshRooms();
			onJoined();
		}
		const { user_id } = chat.getSnapshot().me;
		const read_seq = entrance.members.find((member) => member.user_id === user_id)?.read_seq ?? 0;
		const reading = { read_seq, unread_from: null, unread: listed?.unread ?? 0 };
		const conversation = new Conversation(chat.openRoom({ entrance, member: true, reading }), stage);
		conversation.attend(this.#attended);
		this.#open.set(roomId, conversation);
		return conversation;
	}
}
