import { useTranslations } from "next-intl";
import type { ChangeEvent, KeyboardEvent } from "react";
import { useDeskStore } from "../room/desk";
import { useRoom } from "../room/room-context";
import type { Closing } from "./closing";
import { optionId } from "./suggestion";
import { useAutosize } from "./use-autosize";
import type { Completion } from "./use-completion";
import type { Excess } from "./use-excess";
import type { Field } from "./use-field";
import { useTypingNote } from "./use-typing-note";
import { isTouch } from "./write-into";

interface WritingAreaProps {
	/** Of which the ids of list and length notice are made. */
	id: string;
	field: Field;
	completion: Completion;
	closing: Closing;
	excess: Excess;
	onSend(): void;
}

/** The text area with its keys; its height follows the text up to 40 % of the screen. */
export function WritingArea({ id, field, completion, closing, excess, onSend }: WritingAreaProps) {
	const t = useTranslations("composer");
	const room = useRoom(({ state }) => state.room.name);
	const noteTyping = useTypingNote();
	const onKeyDown = useKeys(field, completion, onSend);
	const open = completion.suggestions.length > 0;
	useAutosize(field.area, field.text);

	function onChange(event: ChangeEvent<HTMLTextAreaElement>): void {
		field.onChange(event);
		noteTyping(event.currentTarget.value);
	}

	return (
		<textarea
			ref={field.area}
			value={field.text}
			onChange={onChange}
			onSelect={field.onSelect}
			onBlur={field.onBlur}
			onKeyDown={onKeyDown}
			rows={1}
			dir="auto"
			disabled={closing !== null}
			aria-label={t("label", { room })}
			aria-autocomplete="list"
			aria-controls={open ? `${id}-list` : undefined}
			aria-activedescendant={open ? optionId(`${id}-list`, completion.active) : undefined}
			aria-invalid={excess.over !== null || undefined}
			aria-describedby={excess.over !== null || excess.left !== null ? `${id}-length` : undefined}
			placeholder={closing ? t(closing) : t("label", { room })}
			className="max-h-[40dvh] min-h-9 flex-1 resize-none bg-transparent px-2.5 py-[0.4375rem] outline-none placeholder:truncate placeholder:text-ink-faint disabled:cursor-not-allowed disabled:text-ink-soft pointer-coarse:min-h-11 pointer-coarse:py-2.5 pointer-coarse:text-[1rem]"
		/>
	);
}

/** A key is first the list's, then the answer's, then the field's; while an input method composes it is nobody's. */
function useKeys(field: Field, completion: Completion, onSend: () => void) {
	const desk = useDeskStore();

	function take(event: KeyboardEvent): boolean {
		if (completion.onKeyDown(event)) return true;
		if (event.key === "Escape" && desk.getSnapshot().replyTo !== null) desk.reply(null);
		else if (event.key === "ArrowUp" && isPlain(event) && field.text === "") desk.editLast();
		else if (isSendKey(event)) onSend();
		else return false;
		return true;
	}

	return (event: KeyboardEvent) => {
		// Safari ends a composition before it tells of the key that ended it; 229 is that key.
		if (event.nativeEvent.isComposing || event.keyCode === 229 || !take(event)) return;
		event.preventDefault();
		event.stopPropagation();
	};
}

const isPlain = ({ shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent) => !(shiftKey || altKey || ctrlKey || metaKey);

/** On a touch keyboard Enter is the only line break. */
function isSendKey(event: KeyboardEvent): boolean {
	if (event.key !== "Enter" || event.shiftKey || event.altKey) return false;
	return event.ctrlKey || event.metaKey || !isTouch();
}
