import { useEffect, useMemo, useRef, useState } from "react";
import { late } from "../ui/late";
import { lateModule, useLate } from "../ui/late-module";
import { useHydrated } from "../ui/use-hydrated";

const CopyCode = late(async () => ({ default: (await import("./copy-code")).CopyCode }));
const colours = lateModule(() => import("./code-colours"));

const tones = {
	keyword: "text-code-keyword",
	string: "text-code-string",
	number: "text-code-number",
	title: "text-code-title",
	comment: "text-code-comment",
} as const;

/** Fenced code. Colours come later, if at all, and move nothing. */
export function CodeBlock({ text, language }: { text: string; language: string | null }) {
	const frame = useRef<HTMLDivElement>(null);
	const hydrated = useHydrated();
	const pieces = useColours(frame, text, language);
	return (
		<div ref={frame} dir="ltr" className="group/code relative my-1 max-w-full rounded-lg border border-line bg-code">
			{language && <div className="select-none px-3 pt-1.5 text-ink-faint text-xs">{language}</div>}
			<pre
				// biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard scrolls it.
				tabIndex={0}
				className="overflow-x-auto rounded-lg px-3 py-2 text-[0.8125rem] leading-5"
			>
				<code>
					{pieces
						? pieces.map(({ text: piece, tone, at }) => (
								<span key={at} className={tone ? tones[tone] : undefined}>
									{piece}
								</span>
							))
						: text}
				</code>
			</pre>
			{hydrated && <CopyCode text={text} />}
		</div>
	);
}

/** The coloured pieces of a code once it comes on the screen; null until then, and where nobody knows its language. */
function useColours(frame: React.RefObject<HTMLElement | null>, text: string, language: string | null) {
	const [seen, setSeen] = useState(false);
	const found = useLate(colours, seen && language !== null);

	useEffect(() => {
		if (!frame.current || seen) return;
		const observer = new IntersectionObserver((entries) => {
			if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
		});
		observer.observe(frame.current);
		return () => observer.disconnect();
	}, [frame, seen]);

	return useMemo(() => (found && language !== null ? found.colourCode(text, language) : null), [found, text, language]);
}
