import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { copyText } from "../ui/copy-text";
import { lateModule, useLate } from "../ui/late-module";

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
			<CopyCode text={text} />
		</div>
	);
}

function CopyCode({ text }: { text: string }) {
	const t = useTranslations("message.code");
	const [copied, setCopied] = useState(false);

	useEffect(() => {
		if (!copied) return;
		const timer = setTimeout(() => setCopied(false), 2_000);
		return () => clearTimeout(timer);
	}, [copied]);

	const Icon = copied ? Check : Copy;
	return (
		<button
			type="button"
			aria-label={copied ? t("copied") : t("copy")}
			title={t("copy")}
			onClick={async () => setCopied(await copyText(text))}
			className="absolute top-1 right-1 inline-flex size-7 items-center justify-center rounded-md bg-code text-ink-soft opacity-0 hover:bg-pressed hover:text-ink focus-visible:opacity-100 group-focus-within/code:opacity-100 group-hover/code:opacity-100 pointer-coarse:size-11 pointer-coarse:opacity-100"
		>
			<Icon aria-hidden="true" className="size-3.5" />
		</button>
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
