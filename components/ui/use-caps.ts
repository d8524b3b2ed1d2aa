import { useTranslations } from "next-intl";
import { isMac } from "./platform";

const signs: Record<string, string> = { arrowup: "↑", arrowdown: "↓" };
const macSigns: Record<string, string> = { mod: "⌘", alt: "⌥", shift: "⇧" };
const named = ["mod", "alt", "shift", "enter", "escape", "delete"] as const;

/** A key, or several at once, as the reader's keyboard has them printed. Asked in the browser alone, which knows the platform. */
export function useCaps(): (keys: string) => string[] {
	const t = useTranslations("keyboard.keys");
	const cap = (key: string) => {
		const sign = signs[key] ?? (isMac() ? macSigns[key] : undefined);
		const name = named.find((each) => each === key);
		return sign ?? (name ? t(name) : key.toUpperCase());
	};
	// "+" joins keys, and is one.
	return (keys) => (keys === "+" ? [keys] : keys.split("+").map(cap));
}
