import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "./button";

interface DialogProps {
	title: string;
	/** A sentence under the title. */
	description?: ReactNode;
	children?: ReactNode;
	/** What ends it, at its foot and to the right. */
	actions?: ReactNode;
	/** `sheet` comes up from the foot of a phone's screen. */
	shape?: "card" | "sheet";
	onClose(): void;
}

const shapes = {
	card: "max-sm:inset-x-4 sm:left-1/2 sm:w-full sm:max-w-md sm:-translate-x-1/2 top-1/2 -translate-y-1/2 rounded-2xl",
	sheet:
		"inset-x-0 bottom-0 rounded-t-2xl pb-[env(safe-area-inset-bottom)] sm:inset-x-auto sm:left-1/2 sm:w-full sm:max-w-md sm:-translate-x-1/2 sm:bottom-4 sm:rounded-2xl",
} as const;

/** A question or a form over the page: drawn while it is open, closed by Escape, the cross or a click beside it. Loaded lazily. */
export default function Dialog({ title, description, children, actions, shape = "card", onClose }: DialogProps) {
	const t = useTranslations("ui");
	return (
		<Base.Root defaultOpen onOpenChange={(open) => !open && onClose()}>
			<Base.Portal>
				<Base.Backdrop className="fixed inset-0 z-40 animate-fade bg-scrim" />
				<Base.Popup
					className={`fixed z-50 flex max-h-[min(85dvh,44rem)] animate-arrive flex-col border border-line bg-raised shadow-pop outline-none ${shapes[shape]}`}
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
					<div className="min-h-0 flex-1 overflow-y-auto px-5 pt-3 pb-5">{children}</div>
					{actions && (
						<footer className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">{actions}</footer>
					)}
				</Base.Popup>
			</Base.Portal>
		</Base.Root>
	);
}
