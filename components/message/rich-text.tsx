import type { ReactNode } from "react";
import { parseMarkdown, plainText } from "./markdown-parser";
import { MarkdownView } from "./markdown-view";

/** A text with marks, drawn as they say. Loaded lazily, with the parser. */
export function RichText({ text, after }: { text: string; after?: ReactNode }) {
	return <MarkdownView blocks={parseMarkdown(text)} after={after} />;
}

/** Its words alone, in a line. */
export function RichLine({ text }: { text: string }) {
	return plainText(text);
}
