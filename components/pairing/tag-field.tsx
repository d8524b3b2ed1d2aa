import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { addTags, type TagAddition } from "../../lib/client/tag-list";
import { tagCharacters, tagsLimit } from "../../lib/pairing/limits";

interface TagFieldProps {
	tags: readonly string[];
	onChange(tags: readonly string[]): void;
	/** Enter on an empty field. */
	onSubmit(): void;
}

/** Tags as chips in a field: Enter or a comma adds one, a click on its cross or Backspace in the empty field removes one. */
export function TagField({ tags, onChange, onSubmit }: TagFieldProps) {
	const t = useTranslations("pairing.tags");
	const id = useId();
	const input = useRef<HTMLInputElement>(null);
	const [text, setText] = useState("");
	const [refused, setRefused] = useState<TagAddition["refused"]>(null);

	function add(written: string): void {
		const added = addTags(tags, written);
		setRefused(added.refused);
		// What is refused stays to be corrected.
		setText(added.refused?.reason === "tooLong" ? written : "");
		if (added.tags !== tags) onChange(added.tags);
	}

	function write({ currentTarget: { value } }: ChangeEvent<HTMLInputElement>): void {
		setRefused(null);
		if (/[,\n]/.test(value)) add(value);
		else setText(value);
	}

	function remove(tag: string): void {
		setRefused(null);
		onChange(tags.filter((other) => other !== tag));
		input.current?.focus();
	}

	function onKeyDown(event: KeyboardEvent): void {
		if (event.nativeEvent.isComposing || event.keyCode === 229) return;
		const last = tags.at(-1);
		if (event.key === "Enter" && text.trim() !== "") add(text);
		else if (event.key === "Enter") onSubmit();
		else if (event.key === "Backspace" && text === "" && last !== undefined) remove(last);
		else return;
		event.preventDefault();
	}

	return (
		<div className="flex flex-col gap-1.5">
			<label htmlFor={id} className="font-medium text-sm">
				{t("label")}
			</label>
			<div
				onPointerDown={(event) => {
					if (event.target !== event.currentTarget) return;
					event.preventDefault();
					input.current?.focus();
				}}
				className="flex min-h-11 cursor-text flex-wrap items-center gap-1.5 rounded-lg border border-line-strong bg-canvas p-1.5 focus-within:border-accent has-[input[aria-invalid=true]]:border-danger"
			>
				{tags.map((tag) => (
					<Chip key={tag} tag={tag} label={t("remove", { tag })} onRemove={() => remove(tag)} />
				))}
				<input
					ref={input}
					id={id}
					value={text}
					onChange={write}
					onKeyDown={onKeyDown}
					onBlur={() => text.trim() !== "" && add(text)}
					enterKeyHint="enter"
					autoComplete="off"
					autoCapitalize="none"
					spellCheck={false}
					dir="auto"
					aria-describedby={`${id}-note`}
					aria-invalid={refused !== null}
					placeholder={tags.length === 0 ? t("placeholder") : tags.length < tagsLimit ? t("placeholderMore") : ""}
					className="h-7 min-w-24 flex-1 bg-transparent px-1.5 outline-none placeholder:text-ink-faint pointer-coarse:h-9 pointer-coarse:text-[1rem]"
				/>
			</div>
			<p
				id={`${id}-note`}
				role="status"
				className={refused ? "wrap-anywhere text-danger text-sm" : "text-ink-faint text-sm"}
			>
				{refused
					? t(refused.reason, { tag: refused.tag, most: refused.reason === "tooLong" ? tagCharacters : tagsLimit })
					: t("hint", { most: tagsLimit })}
			</p>
		</div>
	);
}

function Chip({ tag, label, onRemove }: { tag: string; label: string; onRemove(): void }) {
	return (
		<span className="inline-flex h-7 min-w-0 max-w-full items-center rounded-md bg-accent-wash pl-2 text-accent text-sm pointer-coarse:h-9">
			<bdi className="truncate">{tag}</bdi>
			<button
				type="button"
				aria-label={label}
				title={label}
				onClick={onRemove}
				className="inline-flex h-full w-7 shrink-0 items-center justify-center rounded-md hover:bg-pressed pointer-coarse:w-9"
			>
				<X aria-hidden="true" className="size-3.5" />
			</button>
		</span>
	);
}
