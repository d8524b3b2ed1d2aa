import { SmilePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import type { Reaction } from "../../lib/messages/schema";
import { useTabStop } from "./row-focus";

interface ReactionsProps {
	reactions: readonly Reaction[];
	/** Whether I may react. */
	open: boolean;
	onToggle(emoji: string): void;
	onAdd(): void;
}

/** Who gave which emoji how often; a press gives it too or takes it back. */
export const Reactions = memo(function Reactions({ reactions, open, onToggle, onAdd }: ReactionsProps) {
	const t = useTranslations("message.reactions");
	const tabIndex = useTabStop();
	return (
		<ul aria-label={t("label")} className="my-1 flex flex-wrap gap-1">
			{reactions.map(({ emoji, count, mine }) => (
				<li key={emoji}>
					<button
						type="button"
						tabIndex={tabIndex}
						aria-pressed={mine === true}
						aria-label={t("chip", { emoji, count })}
						title={t(mine ? "takeBack" : "give", { emoji })}
						disabled={!open}
						onClick={() => onToggle(emoji)}
						className="inline-flex h-7 items-center gap-1.5 rounded-full border border-line bg-sunken px-2 text-ink-soft text-sm tabular-nums transition-colors hover:border-line-strong hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:text-accent-strong pointer-coarse:h-9 pointer-coarse:px-3"
					>
						<span>{emoji}</span>
						<span className="text-xs">{count}</span>
					</button>
				</li>
			))}
			{open && (
				<li>
					<button
						type="button"
						tabIndex={tabIndex}
						aria-label={t("add")}
						title={t("add")}
						aria-haspopup="dialog"
						onClick={onAdd}
						className="inline-flex h-7 items-center rounded-full border border-line px-2 text-ink-faint hover:border-line-strong hover:text-ink pointer-coarse:h-9 pointer-coarse:px-3"
					>
						<SmilePlus aria-hidden="true" className="size-4" />
					</button>
				</li>
			)}
		</ul>
	);
});
