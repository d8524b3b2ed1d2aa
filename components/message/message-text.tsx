import { memo, type ReactNode } from "react";
import { late } from "../ui/late";
import { isEmojiOnly } from "./emoji-only";
import { asPlainText, readPlainText, readWords } from "./markdown";
import { Paragraph } from "./paragraph";

const RichText = late(async () => ({ default: (await import("./rich-text")).RichText }), Typed);
const RichLine = late(async () => ({ default: (await import("./rich-text")).RichLine }), TypedLine);

/** A message's words, as its Markdown says and nothing else; `after` stands behind the last of them. */
export const MessageText = memo(function MessageText({ text, after }: { text: string; after?: ReactNode }) {
	if (isEmojiOnly(text)) return <LargeEmoji text={text} after={after} />;
	const plain = readPlainText(text);
	if (plain) return <Paragraph inlines={plain} after={after} />;
	return <RichText text={text} after={after} />;
});

/** A message's words without their marks, for where there is room for a line. */
export function MessageLine({ text }: { text: string }) {
	const plain = readPlainText(text);
	if (plain) return readWords(plain);
	return <RichLine text={text} />;
}

function Typed({ text, after }: { text: string; after?: ReactNode }) {
	return <Paragraph inlines={asPlainText(text)} after={after} />;
}

function TypedLine({ text }: { text: string }) {
	return text;
}

function LargeEmoji({ text, after }: { text: string; after?: ReactNode }) {
	return (
		<p className="whitespace-pre-wrap">
			<span className="text-[2.5rem] leading-[3.25rem]">{text}</span>
			{after}
		</p>
	);
}
