import { useTranslations } from "next-intl";
import type { CommandName } from "../../lib/client/slash";

/** A command as one writes it, and in a line what it does. */
export function CommandWords({ name }: { name: CommandName }) {
	const t = useTranslations("composer.commands");
	return (
		<>
			<span className="shrink-0 whitespace-nowrap">
				<span className="font-semibold">/{name}</span>
				{name !== "leave" && name !== "help" && <span className="text-ink-soft"> {t(`${name}.argument`)}</span>}
			</span>
			<span className="ml-auto min-w-0 truncate pl-4 text-ink-soft">{t(`${name}.does`)}</span>
		</>
	);
}
