import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { tagsLimit } from "../../lib/pairing/limits";

/** Offered at most. */
const shown = 8;

interface PopularTagsProps {
	/** What others ask for, the most popular first. */
	popular: readonly string[];
	/** What is asked for already. */
	tags: readonly string[];
	onAdd(tag: string): void;
}

/** What most others ask for now, to be added by a click. */
export function PopularTags({ popular, tags, onAdd }: PopularTagsProps) {
	const t = useTranslations("pairing.tags");
	const id = useId();
	const offered = popular.filter((tag) => !tags.includes(tag));
	if (offered.length === 0 || tags.length >= tagsLimit) return null;
	return (
		<section aria-labelledby={id}>
			<h3 id={id} className="mb-1.5 text-ink-faint text-xs">
				{t("popular")}
			</h3>
			<ul className="flex flex-wrap gap-1.5">
				{offered.slice(0, shown).map((tag) => (
					<li key={tag} className="min-w-0">
						<button
							type="button"
							aria-label={t("add", { tag })}
							onClick={() => onAdd(tag)}
							className="inline-flex h-7 max-w-full items-center gap-1 rounded-md border border-line-strong pr-2 pl-1.5 text-ink-soft text-sm hover:bg-hover hover:text-ink pointer-coarse:h-11 pointer-coarse:px-3"
						>
							<Plus aria-hidden="true" className="size-3.5 shrink-0" />
							<bdi className="truncate">{tag}</bdi>
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
