/** What the parts of a RoomStore share: the room's calls, what is shown, and how it is changed. */
import type { Api } from "./api";
import type { MessageList } from "./message-list";
import type { RoomState } from "./room-state";
import type { RoomView } from "./room-view";

export interface Stage {
	readonly api: Api;
	readonly roomId: string;
	view(): RoomView;
	show(change: Partial<RoomView>): void;
	fold(change: (state: RoomState) => RoomState): void;
	/** Changes messages wherever they are loaded, in the live stretch and in the excerpt. */
	foldMessages(change: (list: MessageList) => MessageList): void;
}
