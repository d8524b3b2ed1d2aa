import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Avatar } from "../ui/avatar";
import { CommandWords } from "./command-words";
import { optionId, type Suggestion } from "./suggestion";
import type { Completion } from "./use-completion";

interface CompletionListProps {
	id: string;
	completion: Completion;
}

/** Stands over the field, which keeps the focus (ARIA's list autocomplete). */
export function CompletionList({ id, completion: { suggestions, active, take } }: CompletionListProps) {
	const t = useTranslations("composer.suggestions");
	const kind = suggestions[0]?.kind;
	return (
		<>
			<p role="status" className="sr-only">
				{kind && t("count", { count: suggestions.length })}
			</p>
			{kind && (
				<div
					id={id}
					role="listbox"
					aria-label={t(kind)}
					className="absolute inset-x-3 bottom-full z-20 mb-2 max-h-[min(20rem,50dvh)] animate-arrive overflow-y-auto rounded-xl border border-line-strong bg-raised p-1 shadow-pop sm:right-auto sm:min-w-80 sm:max-w-[min(32rem,calc(100%-1.5rem))] lg:left-5"
				>
					{suggestions.map((suggestion, index) => (
						<Option
							key={suggestion.key}
							id={optionId(id, index)}
							active={index === active}
							onTake={() => take(suggestion)}
						>
							<Face suggestion={suggestion} />
						</Option>
					))}
				</div>
			)}
		</>
	);
}

interface OptionProps {
	id: string;
	active: boolean;
	onTake(): void;
	children: ReactNode;
}

function Option({ id, active, onTake, children }: OptionProps) {
	const element = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (active) element.current?.scrollIntoView({ block: "nearest" });
	}, [active]);
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which has the focus.
		<div
			ref={element}
			id={id}
			role="option"
			tabIndex={-1}
			aria-selected={active}
			// The field keeps the focus.
			onPointerDown={(event) => event.preventDefault()}
			onClick={onTake}
			className={`flex min-h-9 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 py-1 text-sm pointer-coarse:min-h-11 ${active ? "bg-pressed" : "hover:bg-hover"}`}
		>
			{children}
		</div>
	);
}

function Face({ suggestion }: { suggestion: Suggestion }) {
	const t = useTranslations("composer.suggestions");
	if (suggestion.kind === "command") return <CommandWords name={suggestion.name} />;
	if (suggestion.kind === "emoji") {
		return (
			<>
				<span className="text-xl">{suggestion.emoji}</span>
				<span className="truncate text-ink-soft">:{suggestion.name}:</span>
			</>
		);
	}
	return (
		<>
			<Avatar id={suggestion.user_id} name={suggestion.user} size="small" />
			<bdi className="min-w-0 truncate font-medium">{suggestion.user}</bdi>
			{suggestion.online && (
				<span className="ml-auto flex items-center gap-1.5 pl-3 text-ink-soft text-xs">
					<span aria-hidden="true" className="size-2 rounded-full bg-online" />
					{t("online")}
				</span>
			)}
		</>
	);
}
