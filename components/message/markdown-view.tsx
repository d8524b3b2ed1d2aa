import type { ReactNode } from "react";
import { CodeBlock } from "./code-block";
import type { Block } from "./markdown";
import { Paragraph } from "./paragraph";

interface MarkdownViewProps {
	blocks: readonly Block[];
	/** What stands behind the last word. */
	after?: ReactNode;
}

/** Each block in its own direction; inside a paragraph each line in its. */
export function MarkdownView({ blocks, after }: MarkdownViewProps) {
	const flows = blocks.at(-1)?.kind === "paragraph";
	return (
		<>
			{blocks.map((block, index) => (
				<BlockView key={keyOf(index)} block={block} after={flows && index === blocks.length - 1 ? after : null} />
			))}
			{after && !flows && <div className="leading-5">{after}</div>}
		</>
	);
}

/** What a text is made of has no other name than its place. */
const keyOf = (index: number) => index;

function BlockView({ block, after }: { block: Block; after?: ReactNode }) {
	switch (block.kind) {
		case "paragraph":
			return <Paragraph inlines={block.children} after={after} />;
		case "code":
			return <CodeBlock text={block.text} language={block.language} />;
		case "quote":
			return (
				<blockquote dir="auto" className="my-0.5 border-line-strong border-s-[3px] ps-3 text-ink-soft">
					<MarkdownView blocks={block.blocks} />
				</blockquote>
			);
		case "list":
			return <ListView {...block} />;
		default:
			return block satisfies never;
	}
}

function ListView({ start, items }: Extract<Block, { kind: "list" }>) {
	const entries = items.map((blocks, index) => (
		<li key={keyOf(index)} dir="auto">
			<MarkdownView blocks={blocks} />
		</li>
	));
	if (start === null) return <ul className="list-disc ps-5 marker:text-ink-faint">{entries}</ul>;
	const digits = { paddingInlineStart: `${String(start + items.length - 1).length + 1.25}ch` };
	return (
		<ol start={start} style={digits} className="list-decimal marker:text-ink-faint marker:tabular-nums">
			{entries}
		</ol>
	);
}
