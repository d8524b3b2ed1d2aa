import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { addTags } from "../../lib/client/tag-list";
import { Options } from "./options";
import { PopularTags } from "./popular-tags";
import { TagField } from "./tag-field";
import { changeWishes, useWishes } from "./wishes";

interface StartPanelProps {
	locationOffered: boolean;
	/** Tags that others ask for. */
	popular: readonly string[];
	/** What else is asked of somebody new. */
	children?: ReactNode;
	onConnect(): void;
}

/** What one likes to talk about, before one is connected. */
export function StartPanel({ locationOffered, popular, children, onConnect }: StartPanelProps) {
	const t = useTranslations("pairing.start");
	const { tags } = useWishes();
	return (
		<>
			<div>
				<h2 className="text-balance font-semibold text-2xl tracking-tight">{t("title")}</h2>
				<p className="mt-1.5 text-pretty text-ink-soft">{t("lead")}</p>
			</div>
			{children}
			<TagField tags={tags} onChange={(changed) => changeWishes({ tags: changed })} onSubmit={onConnect} />
			<PopularTags popular={popular} tags={tags} onAdd={(tag) => changeWishes({ tags: addTags(tags, tag).tags })} />
			<div className="border-line border-t pt-5">
				<Options locationOffered={locationOffered} />
			</div>
		</>
	);
}
