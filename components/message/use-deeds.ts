import { useTranslations } from "next-intl";
import { differentReactions } from "../../lib/messages/limits";
import type { Message } from "../../lib/messages/schema";
import { useDeskStore } from "../room/desk";
import { useRoomStore } from "../room/room-context";
import { useChatStore } from "../shell/chat-context";
import { copyText } from "../ui/copy-text";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";
import { isBusy } from "./busy";
import { rememberEmoji } from "./recent-emoji";
import { type Deed, rightsOf } from "./rights";
import { standingNow } from "./standing";

/** What opens over a message: the emoji to choose from, the choices for a finger, the question before it is deleted. */
export type Overlay = "picker" | "sheet" | "deletion";

export interface Deeds {
	may(deed: Deed): boolean;
	/** Does it, or opens what asks for more. */
	act(deed: Deed): void;
	/** Gives the emoji, or takes mine back. */
	react(emoji: string): void;
	remove(): void;
}

/** Everything that can be done to a message, each with what is said of it. Subscribes to nothing. */
export function useDeeds(message: Message, open: (overlay: Overlay) => void): Deeds {
	const store = useRoomStore();
	const chat = useChatStore();
	const desk = useDeskStore();
	const t = useTranslations("message");
	const ui = useTranslations("ui");
	const explain = useExplain();
	const complain = (error: unknown) => void showToast(explain(error));

	async function copy(text: string, done: string): Promise<void> {
		showToast((await copyText(text)) ? done : t("toolbar.notCopied"));
	}

	function react(emoji: string): void {
		const known = message.reactions.find((reaction) => reaction.emoji === emoji);
		if (!known && message.reactions.length >= differentReactions) {
			return void showToast(t("reactions.full", { most: differentReactions }));
		}
		const added = !known?.mine;
		if (added) rememberEmoji(emoji);
		store.react(message.id, emoji, added).catch(complain);
	}

	function remove(): void {
		const hide = showToast(t("delete.done"), { label: ui("undo"), run: () => store.undoRemove(message.id) });
		store.remove(message.id).catch((error) => {
			hide();
			complain(error);
		});
	}

	const acts: Record<Deed, () => void> = {
		react: () => open("picker"),
		reply: () => desk.reply(message.id),
		edit: () => desk.edit(message.id),
		copy: () => void copy(message.message, t("toolbar.textCopied")),
		link: () => void copy(addressOf(message), t("toolbar.linkCopied")),
		unread: () => void store.markUnread(message.seq).then(() => void showToast(t("toolbar.markedUnread")), complain),
		delete: () => open("deletion"),
	};

	function may(deed: Deed): boolean {
		const view = store.getSnapshot();
		if (isBusy(message.id, view, desk.getSnapshot())) return false;
		return rightsOf(message, standingNow(view, chat.getSnapshot())).has(deed);
	}

	return { may, act: (deed) => acts[deed](), react, remove };
}

/** The permalink's path. */
export function pathOf(roomId: string, messageId: string): string {
	return `/rooms/${encodeURIComponent(roomId)}/messages/${encodeURIComponent(messageId)}`;
}

function addressOf({ room_id, id }: Message): string {
	return new URL(pathOf(room_id, id), location.href).href;
}
