import { useTranslations } from "next-intl";
import { isMac } from "../ui/platform";

const signs: Record<string, string> = { arrowup: "↑", arrowdown: "↓" };
const macSigns: Record<string, string> = { mod: "⌘", alt: "⌥", shift: "⇧" };
const named = ["mod", "alt", "shift", "enter", "escape", "delete"] as const;

/** A key, or several at once, as the reader's keyboard has them printed. Drawn in the browser alone, which knows the platform. */
export function KeyCaps({ keys }: { keys: string }) {
	const t = useTranslations("keyboard.keys");
	const cap = (key: string) => {
		const sign = signs[key] ?? (isMac() ? macSigns[key] : undefined);
		const name = named.find((each) => each === key);
		return sign ?? (name ? t(name) : key.toUpperCase());
	};
	return (
		<span className="inline-flex items-center gap-1">
			{split(keys).map((key) => (
				<kbd
					key={key}
					className="inline-flex h-6 min-w-6 items-center justify-center rounded-md border border-line-strong bg-canvas px-1.5 font-sans text-ink-soft text-xs"
				>
					{cap(key)}
				</kbd>
			))}
		</span>
	);
}

/** "+" joins keys, and is one. */
const split = (keys: string) => (keys === "+" ? [keys] : keys.split("+"));
