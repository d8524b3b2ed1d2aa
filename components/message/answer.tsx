import { CornerUpLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useEffect, useMemo, useState } from "react";
import type { Message } from "../../lib/messages/schema";
import { useDeskStore } from "../room/desk";
import { useRoom, useRoomStore } from "../room/room-context";
import { MessageLine } from "./message-text";
import { useTabStop } from "./row-focus";
import { pathOf } from "./use-deeds";

/** Whom a message answers, in a line that leads there. */
export function Answer({ to }: { to: string }) {
	const t = useTranslations("message.reply");
	const original = useOriginal(to);
	if (original === undefined) return <Line>{t("loading")}</Line>;
	if (original === null) return <Line>{t("gone")}</Line>;
	return (
		<JumpLine to={to}>
			<bdi className="max-w-[50%] shrink-0 truncate font-medium text-ink-soft">{original.user}</bdi>
			<span dir="auto" className={`truncate ${original.deleted ? "italic" : ""}`}>
				{original.deleted ? t("deleted") : <MessageLine text={original.message} />}
			</span>
		</JumpLine>
	);
}

const line = "flex min-w-0 items-center gap-1.5 text-ink-faint text-sm";

function Line({ children }: { children: ReactNode }) {
	return (
		<div className={line}>
			<CornerUpLeft aria-hidden="true" className="size-3.5 shrink-0" />
			{children}
		</div>
	);
}

function JumpLine({ to, children }: { to: string; children: ReactNode }) {
	const t = useTranslations("message.reply");
	const desk = useDeskStore();
	const tabIndex = useTabStop();
	const roomId = useRoom(({ state }) => state.room.room_id);

	function jump(event: MouseEvent): void {
		if (event.metaKey || event.ctrlKey || event.shiftKey) return;
		event.preventDefault();
		desk.jumpTo(to);
	}

	return (
		<a
			tabIndex={tabIndex}
			href={pathOf(roomId, to)}
			onClick={jump}
			className={`${line} rounded-sm hover:text-ink-soft`}
		>
			<CornerUpLeft aria-hidden="true" className="size-3.5 shrink-0" />
			<span className="sr-only">{t("to")}</span>
			{children}
		</a>
	);
}

/** The answered message: undefined while it is on its way, null where it is not there any more. */
function useOriginal(id: string): Message | null | undefined {
	const store = useRoomStore();
	const messages = useRoom(({ excerpt, state }) => excerpt?.messages ?? state.messages);
	// biome-ignore lint/correctness/useExhaustiveDependencies: what the store finds changes with the messages.
	const loaded = useMemo(() => store.message(id), [store, messages, id]);
	const [read, setRead] = useState<Message | null>();

	useEffect(() => {
		if (loaded) return;
		let left = false;
		store.originals.read(id).then(
			(message) => !left && setRead(message),
			// It is a quotation: whoever wants it can follow the message's own link.
			() => !left && setRead(null),
		);
		return () => {
			left = true;
		};
	}, [store, id, loaded]);

	return loaded ?? read;
}
