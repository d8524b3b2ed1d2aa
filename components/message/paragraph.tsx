import { Fragment, type ReactNode } from "react";
import { FollowLink } from "./follow-link";
import { type Inline, readWords } from "./markdown";
import { MentionText } from "./mention-text";

/** A paragraph with what stands behind its last word; each line in its own direction. */
export function Paragraph({ inlines, after }: { inlines: readonly Inline[]; after?: ReactNode }) {
	return (
		<p dir="auto" className="wrap-anywhere whitespace-pre-wrap [unicode-bidi:plaintext]">
			<Inlines inlines={inlines} />
			{after}
		</p>
	);
}

function Inlines({ inlines }: { inlines: readonly Inline[] }) {
	return inlines.map((inline, index) => <Fragment key={keyOf(index)}>{drawInline(inline)}</Fragment>);
}

function drawInline(inline: Inline): ReactNode {
	switch (inline.kind) {
		case "text":
			return inline.text.includes("@") ? <MentionText text={inline.text} /> : inline.text;
		case "code":
			return (
				<code className="rounded-[0.3125rem] bg-code px-1 py-px text-[0.9em] ring-1 ring-line">{inline.text}</code>
			);
		case "link":
			return (
				<FollowLink href={inline.href} text={readWords(inline.children)}>
					<Inlines inlines={inline.children} />
				</FollowLink>
			);
		case "bold":
			return (
				<strong className="font-semibold">
					<Inlines inlines={inline.children} />
				</strong>
			);
		case "italic":
			return (
				<em>
					<Inlines inlines={inline.children} />
				</em>
			);
		case "strike":
			return (
				<s className="text-ink-soft">
					<Inlines inlines={inline.children} />
				</s>
			);
		default:
			return inline satisfies never;
	}
}

/** What a text is made of has no other name than its place. */
const keyOf = (index: number) => index;
