import { memo, type ReactNode } from "react";
import { isEmojiOnly } from "./emoji-only";
import { parseMarkdown } from "./markdown";
import { MarkdownView } from "./markdown-view";

/** A message's words, as its Markdown says and nothing else; `after` stands behind the last of them. */
export const MessageText = memo(function MessageText({ text, after }: { text: string; after?: ReactNode }) {
	if (!isEmojiOnly(text)) return <MarkdownView blocks={parseMarkdown(text)} after={after} />;
	return (
		<p className="whitespace-pre-wrap">
			<span className="text-[2.5rem] leading-[3.25rem]">{text}</span>
			{after}
		</p>
	);
});
