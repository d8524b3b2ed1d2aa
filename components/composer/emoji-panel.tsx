import {
	CategoryNav,
	Empty,
	List,
	LoadError,
	Loading,
	Root,
	Search,
	SkinTone,
	Viewport,
} from "emoji-picker-react/primitives";
import { useLocale } from "next-intl";
import { useState } from "react";
import { listRecentEmoji, rememberEmoji } from "../message/recent-emoji";
import { emojiData } from "./emoji-data";
import { usePickerLabels } from "./use-picker-labels";

/**
 * All emoji, to look through and to search: as wide as where it stands, 22 rem high. Whoever shows it loads it lazily. The
 * system draws the emoji, so nothing is fetched from anywhere else.
 */
export default function EmojiPanel({ onPick }: { onPick(emoji: string): void }) {
	const locale = useLocale();
	const labels = usePickerLabels();
	// What is taken now moves nothing under the pointer; it is first the next time.
	const [recent] = useState(() => listRecentEmoji(12).map(toUnified));

	function pick({ emoji }: { emoji: string }): void {
		rememberEmoji(emoji);
		onPick(emoji);
	}

	return (
		<Root
			appearance="default"
			colorScheme={readColorScheme()}
			cssLayer="epr"
			className="emoji-panel h-[min(22rem,50dvh)] w-full"
			emojiData={emojiData[locale]}
			emojiStyle="native"
			labels={labels}
			suggestedEmojis={recent}
			suggestedEmojisMode="recent"
			onEmojiClick={pick}
			// A touch keyboard would cover what is to be picked.
			autoFocusSearch={!matchMedia("(pointer: coarse)").matches}
		>
			<Search>
				<SkinTone />
			</Search>
			<CategoryNav />
			<Viewport>
				<List />
				<Empty />
				<Loading />
				<LoadError />
			</Viewport>
		</Root>
	);
}

/** The library's spelling: code points in hexadecimal, with hyphens between. */
function toUnified(emoji: string): string {
	return [...emoji].map((character) => character.codePointAt(0)?.toString(16).padStart(4, "0")).join("-");
}

function readColorScheme(): "auto" | "dark" | "light" {
	const { theme } = document.documentElement.dataset;
	if (theme === "system") return "auto";
	return theme === "light" ? "light" : "dark";
}
