import { lazy, memo, type ReactNode, Suspense } from "react";
import { isEmojiOnly } from "./emoji-only";
import { asPlainText, readPlainText, readWords } from "./markdown";
import { Paragraph } from "./paragraph";

const RichText = lazy(async () => ({ default: (await import("./rich-text")).RichText }));
const RichLine = lazy(async () => ({ default: (await import("./rich-text")).RichLine }));

/** A message's words, as its Markdown says and nothing else; `after` stands behind the last of them. */
export const MessageText = memo(function MessageText({ text, after }: { text: string; after?: ReactNode }) {
	if (isEmojiOnly(text)) return <LargeEmoji text={text} after={after} />;
	const plain = readPlainText(text);
	if (plain) return <Paragraph inlines={plain} after={after} />;
	return (
		<Suspense fallback={<Paragraph inlines={asPlainText(text)} after={after} />}>
			<RichText text={text} after={after} />
		</Suspense>
	);
});

/** A message's words without their marks, for where there is room for a line. */
export function MessageLine({ text }: { text: string }) {
	const plain = readPlainText(text);
	if (plain) return readWords(plain);
	return (
		<Suspense fallback={text}>
			<RichLine text={text} />
		</Suspense>
	);
}

function LargeEmoji({ text, after }: { text: string; after?: ReactNode }) {
	return (
		<p className="whitespace-pre-wrap">
			<span className="text-[2.5rem] leading-[3.25rem]">{text}</span>
			{after}
		</p>
	);
}
