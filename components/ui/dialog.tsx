import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "./button";
import { findFocusHome, watchFocus } from "./return-focus";

interface DialogProps {
	title: string;
	/** A sentence under the title. */
	description?: ReactNode;
	children?: ReactNode;
	/** What ends it, at its foot and to the right. */
	actions?: ReactNode;
	/** `sheet` comes up from the foot of a phone's screen. */
	shape?: "card" | "sheet";
	width?: keyof typeof widths;
	onClose(): void;
}

const shapes = {
	card: "inset-x-4 inset-y-4 m-auto h-fit rounded-2xl",
	sheet: "inset-x-0 bottom-0 mx-auto rounded-t-2xl pb-[env(safe-area-inset-bottom)] sm:bottom-4 sm:rounded-2xl",
} as const;

const widths = { narrow: "max-w-md", wide: "max-w-3xl" } as const;

/** A question or a form over the page: drawn while it is open, closed by Escape, the cross or a click beside it. Loaded lazily. */
export default function Dialog(props: DialogProps) {
	const { title, description, children, actions, shape = "card", width = "narrow", onClose } = props;
	const t = useTranslations("ui");
	const popup = useRef<HTMLDivElement>(null);
	useEffect(watchFocus, []);
	return (
		<Base.Root defaultOpen onOpenChange={(open) => !open && onClose()}>
			<Base.Portal>
				<Base.Backdrop className="fixed inset-0 z-40 animate-fade bg-scrim" />
				<Base.Popup
					ref={popup}
					initialFocus={() => findFirst(popup.current)}
					finalFocus={() => findFocusHome(popup.current)}
					className={`fixed z-50 flex max-h-[min(85dvh,44rem)] animate-arrive flex-col border border-line bg-raised shadow-pop outline-none ${shapes[shape]} ${widths[width]}`}
				>
					<header className="flex items-start gap-2 pt-4 pr-3 pl-5">
						<div className="min-w-0 flex-1 pt-1">
							<Base.Title className="wrap-anywhere font-semibold text-lg tracking-tight">{title}</Base.Title>
							{description && (
								<Base.Description className="wrap-anywhere mt-1 text-ink-soft text-sm">{description}</Base.Description>
							)}
						</div>
						<Base.Close render={<IconButton label={t("close")} />}>
							<X aria-hidden="true" className="size-[1.125rem]" />
						</Base.Close>
					</header>
					{children && <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-3 pb-5">{children}</div>}
					{actions && (
						<footer className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">{actions}</footer>
					)}
				</Base.Popup>
			</Base.Portal>
		</Base.Root>
	);
}

/** Where one begins: the first field, else the first thing to do; on touch the dialog itself, since a field opens the keyboard. */
function findFirst(popup: HTMLElement | null): HTMLElement | null {
	if (matchMedia("(pointer: coarse)").matches) return popup;
	return popup?.querySelector<HTMLElement>("input, textarea, select") ?? popup?.querySelector("footer button") ?? null;
}
