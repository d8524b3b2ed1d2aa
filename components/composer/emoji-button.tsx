import { Smile } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "../ui/button";
import { late } from "../ui/late";

/** Loaded on first use: it is larger than the rest of the page. */
const EmojiPanel = late(() => import("./emoji-panel"), Coming);

interface EmojiButtonProps {
	onPick(emoji: string): void;
}

export function EmojiButton({ onPick }: EmojiButtonProps) {
	const t = useTranslations("composer.picker");
	const [open, setOpen] = useState(false);
	const frame = useRef<HTMLDivElement>(null);
	const button = useRef<HTMLButtonElement>(null);
	useOutside(frame, open, () => setOpen(false));

	function close(event: React.KeyboardEvent): void {
		event.stopPropagation();
		setOpen(false);
		button.current?.focus();
	}

	function pick(emoji: string): void {
		setOpen(false);
		onPick(emoji);
	}

	return (
		<div ref={frame}>
			<IconButton
				ref={button}
				label={t("title")}
				aria-expanded={open}
				aria-haspopup="dialog"
				onClick={() => setOpen(!open)}
			>
				<Smile aria-hidden="true" className="size-5" />
			</IconButton>
			{open && (
				<div
					role="dialog"
					aria-label={t("title")}
					onKeyDown={(event) => event.key === "Escape" && close(event)}
					className="absolute right-3 bottom-full z-20 mb-2 animate-arrive overflow-hidden rounded-xl border border-line-strong bg-raised shadow-pop max-sm:left-3 sm:w-84 lg:right-5"
				>
					<EmojiPanel onPick={pick} />
				</div>
			)}
		</div>
	);
}

function Coming() {
	const ui = useTranslations("ui");
	return (
		<p className="flex h-[min(22rem,50dvh)] items-center justify-center text-ink-faint text-sm">{ui("loading")}</p>
	);
}

function useOutside(frame: React.RefObject<HTMLElement | null>, open: boolean, close: () => void): void {
	useEffect(() => {
		if (!open) return;
		const onPointerDown = (event: PointerEvent) => {
			if (event.target instanceof Node && !frame.current?.contains(event.target)) close();
		};
		document.addEventListener("pointerdown", onPointerDown);
		return () => document.removeEventListener("pointerdown", onPointerDown);
	});
}
