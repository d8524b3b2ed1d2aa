import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { isSendable, longerThan, messageCharacters } from "../../lib/messages/limits";
import type { Message } from "../../lib/messages/schema";
import { useAutosize } from "../composer/use-autosize";
import { useDeskStore } from "../room/desk";
import { useRoomStore } from "../room/room-context";
import { Button } from "../ui/button";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";

/** What the server refused, by message, so that it is there when one tries again. */
const refused = new Map<string, string>();

interface EditFieldProps {
	message: Message;
	/** Nothing is left of the text. */
	onEmpty(): void;
}

/** A message's text where the message stands. Loaded lazily. */
export default function EditField({ message, onEmpty }: EditFieldProps) {
	const t = useTranslations("message.edit");
	const ui = useTranslations("ui");
	const area = useRef<HTMLTextAreaElement>(null);
	const [text, setText] = useState(refused.get(message.id) ?? message.message);
	const desk = useDeskStore();
	const save = useSave(message, text, onEmpty);
	const tooLong = longerThan(text, messageCharacters);
	useAutosize(area, text);
	useCaretAtEnd(area);

	function onKeyDown(event: KeyboardEvent): void {
		// What is typed here is no shortcut on the message around it.
		event.stopPropagation();
		if (event.key === "Escape") desk.edit(null);
		else if (isSaveKey(event)) save();
		else return;
		event.preventDefault();
	}

	return (
		<div className="my-1 max-w-[52rem]">
			<textarea
				ref={area}
				value={text}
				onChange={(event) => setText(event.target.value)}
				onKeyDown={onKeyDown}
				rows={1}
				dir="auto"
				aria-label={t("label")}
				aria-invalid={tooLong}
				className="block max-h-[40dvh] min-h-9 w-full resize-none rounded-lg border border-accent bg-raised px-2.5 py-[0.4375rem] outline-none aria-invalid:border-danger pointer-coarse:text-[1rem]"
			/>
			<div className="mt-1 flex flex-wrap items-center gap-2 text-ink-faint text-xs">
				<Button size="small" disabled={tooLong} onClick={save}>
					{t("save")}
				</Button>
				<Button size="small" look="quiet" onClick={() => desk.edit(null)}>
					{ui("cancel")}
				</Button>
				{tooLong ? (
					<span role="alert" className="text-danger">
						{t("tooLong", { most: messageCharacters })}
					</span>
				) : (
					<span className="pointer-coarse:hidden">{t("hint")}</span>
				)}
			</div>
		</div>
	);
}

/** Painted at once; where the server refuses it, the text is kept for another try. */
function useSave(message: Message, text: string, onEmpty: () => void): () => void {
	const t = useTranslations("message.edit");
	const store = useRoomStore();
	const desk = useDeskStore();
	const explain = useExplain();

	return () => {
		if (text.trim() === "") return onEmpty();
		if (!isSendable(text)) return;
		refused.delete(message.id);
		desk.edit(null);
		if (text === message.message) return;
		store.edit(message.id, text).catch((error) => {
			refused.set(message.id, text);
			showToast(explain(error), { label: t("again"), run: () => desk.edit(message.id) });
		});
	};
}

function useCaretAtEnd(area: React.RefObject<HTMLTextAreaElement | null>): void {
	useEffect(() => {
		const element = area.current;
		element?.focus({ preventScroll: true });
		element?.setSelectionRange(element.value.length, element.value.length);
		element?.scrollIntoView({ block: "nearest" });
	}, [area]);
}

/** As in the composer: Enter, but not while an input method composes nor on a touch keyboard. */
function isSaveKey(event: KeyboardEvent): boolean {
	if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return false;
	return !matchMedia("(pointer: coarse)").matches;
}
