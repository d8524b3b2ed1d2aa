import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "./button";

/** In the place of what somebody opened and the network does not bring yet; seen only where that takes a while. */
export function Waiting({ onClose }: { onClose(): void }) {
	const ui = useTranslations("ui");
	useEffect(() => {
		const left = new AbortController();
		addEventListener("keydown", ({ key }) => key === "Escape" && onClose(), { signal: left.signal });
		return () => left.abort();
	}, [onClose]);
	return (
		<div
			role="status"
			className="fixed inset-x-0 bottom-24 z-60 mx-auto flex w-fit animate-late items-center gap-2.5 rounded-xl border border-line-strong bg-raised py-1.5 pr-1.5 pl-3.5 text-ink-soft text-sm shadow-pop"
		>
			<LoaderCircle aria-hidden="true" className="size-4 animate-spin" />
			{ui("loading")}
			<Button look="quiet" size="small" onClick={onClose}>
				{ui("cancel")}
			</Button>
		</div>
	);
}
