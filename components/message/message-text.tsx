import { memo, type ReactNode } from "react";
import { isEmojiOnly } from "./emoji-only";
import { asPlainText, readBlocks, readPlainText, readWords } from "./markdown";
import { MarkdownView } from "./markdown-view";
import { Paragraph } from "./paragraph";
import { useBlocks } from "./use-blocks";

interface TextProps {
	text: string;
	/** What stands behind the last word. */
	after?: ReactNode;
}

/** A message's words, as its Markdown says and nothing else. */
export const MessageText = memo(function MessageText({ text, after }: TextProps) {
	if (isEmojiOnly(text)) return <LargeEmoji text={text} after={after} />;
	const plain = readPlainText(text);
	return plain ? <Paragraph inlines={plain} after={after} /> : <MarkedText text={text} after={after} />;
});

function MarkedText({ text, after }: TextProps) {
	const blocks = useBlocks(text);
	if (!blocks) return <Paragraph inlines={asPlainText(text)} after={after} />;
	return <MarkdownView blocks={blocks} after={after} />;
}

/** A message's words without their marks, for where there is room for a line. */
export function MessageLine({ text }: { text: string }) {
	const plain = readPlainText(text);
	return plain ? readWords(plain) : <MarkedLine text={text} />;
}

function MarkedLine({ text }: { text: string }) {
	const blocks = useBlocks(text);
	return blocks ? readBlocks(blocks) : text;
}

function LargeEmoji({ text, after }: TextProps) {
	return (
		<p className="whitespace-pre-wrap">
			<span className="text-[2.5rem] leading-[3.25rem]">{text}</span>
			{after}
		</p>
	);
}
