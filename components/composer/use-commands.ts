import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type CommandName, shrug } from "../../lib/client/slash";
import { useRoomStore } from "../room/room-context";
import { useChatStore } from "../shell/chat-context";
import { showToast } from "../ui/toasts";

/** What a command comes to: a message to be sent, or something that the server may refuse. */
type Outcome = { message: string } | { done: Promise<void> };

/** Runs what was written after a slash; `/help` is for the composer itself. */
export function useCommands(): (name: Exclude<CommandName, "help">, argument: string) => Outcome {
	const t = useTranslations("composer.notice");
	const router = useRouter();
	const chat = useChatStore();
	const { room_id } = useRoomStore().getSnapshot().state.room;

	async function rename(username: string): Promise<void> {
		await chat.renameMe(username);
		showToast(t("renamed", { name: chat.getSnapshot().me.username }));
	}

	async function setTopic(topic: string): Promise<void> {
		await chat.updateRoom(room_id, { topic });
	}

	async function leave(): Promise<void> {
		await chat.leaveRoom(room_id);
		router.push("/");
	}

	return (name, argument) => {
		if (name === "me") return { message: `_${argument}_` };
		if (name === "shrug") return { message: shrug(argument) };
		if (name === "nick") return { done: rename(argument) };
		return { done: name === "topic" ? setTopic(argument) : leave() };
	};
}
