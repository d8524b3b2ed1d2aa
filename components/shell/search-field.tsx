import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef } from "react";

/** Filters the rooms as one types; Enter goes to the first, the arrow down into the list. */
export function SearchField({ query, onChange }: { query: string; onChange(query: string): void }) {
	const t = useTranslations("shell");
	const input = useRef<HTMLInputElement>(null);

	function clear(): void {
		onChange("");
		input.current?.focus();
	}

	function onKeyDown(event: KeyboardEvent): void {
		if (event.key === "Escape" && query !== "") clear();
		else if (event.key === "Enter" && query.trim() !== "") firstRoom(input.current)?.click();
		else if (event.key === "ArrowDown") firstRoom(input.current)?.focus();
		else return;
		event.preventDefault();
	}

	return (
		<div className="relative mx-3 mb-2 shrink-0">
			<Search
				aria-hidden="true"
				className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-ink-faint"
			/>
			<input
				ref={input}
				// Not "search": its own clear button differs by browser.
				type="text"
				enterKeyHint="go"
				autoComplete="off"
				spellCheck={false}
				dir="auto"
				value={query}
				onChange={(event) => onChange(event.target.value)}
				onKeyDown={onKeyDown}
				aria-label={t("search")}
				placeholder={t("search")}
				className="h-8 w-full rounded-lg border border-line bg-canvas px-8 text-sm outline-offset-0 placeholder:text-ink-faint pointer-coarse:h-11 pointer-coarse:text-[1rem]"
			/>
			{query !== "" && (
				<button
					type="button"
					aria-label={t("clearSearch")}
					onClick={clear}
					className="absolute inset-y-0 right-0 inline-flex w-8 items-center justify-center rounded-lg text-ink-faint hover:text-ink"
				>
					<X aria-hidden="true" className="size-4" />
				</button>
			)}
		</div>
	);
}

function firstRoom(input: HTMLInputElement | null): HTMLElement | null | undefined {
	return input?.closest("nav")?.querySelector<HTMLElement>("[data-room]");
}
