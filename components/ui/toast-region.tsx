"use client";

import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { findFocusHome, watchFocus } from "./return-focus";
import { hideToast, listToasts, subscribeToToasts, type Toast } from "./toasts";

const none: readonly Toast[] = [];

/** Where toasts come up: over the composer, in nobody's way. Once on a page. */
export function ToastRegion() {
	const t = useTranslations("ui");
	const toasts = useSyncExternalStore(subscribeToToasts, listToasts, () => none);
	useEffect(watchFocus, []);
	useEffect(markAwake, []);
	return (
		<section
			aria-label={t("notifications")}
			aria-live="polite"
			data-passing
			className="pointer-events-none fixed inset-x-0 bottom-24 z-60 flex flex-col items-center gap-2 px-4"
		>
			{toasts.map((toast) => (
				<Card key={toast.id} {...toast} />
			))}
		</section>
	);
}

/** From now on the page answers. */
function markAwake(): void {
	document.documentElement.dataset.awake = "";
}

function Card({ id, text, action, stays }: Toast) {
	const element = useRef<HTMLDivElement>(null);
	useEffect(() => {
		const timer = setTimeout(() => hideToast(id), stays);
		return () => clearTimeout(timer);
	}, [id, stays]);

	// Who has reached its button when it goes is not left nowhere.
	useLayoutEffect(() => {
		const card = element.current;
		return () => {
			if (!card?.contains(document.activeElement)) return;
			const home = findFocusHome();
			if (home !== true) home.focus();
		};
	}, []);

	function act(): void {
		hideToast(id);
		action?.run();
	}

	return (
		<div
			ref={element}
			className="pointer-events-auto flex max-w-md animate-arrive items-center gap-3 rounded-xl bg-ink px-4 py-2.5 text-canvas text-sm shadow-pop"
		>
			<span className="wrap-anywhere min-w-0">{text}</span>
			{action && (
				<button
					type="button"
					onClick={act}
					className="-my-1 -mr-2 shrink-0 rounded-md px-2 py-1 font-semibold underline underline-offset-2 hover:no-underline pointer-coarse:min-h-11"
				>
					{action.label}
				</button>
			)}
		</div>
	);
}
