import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "../ui/button";
import { findFocusHome, watchFocus } from "../ui/return-focus";
import { Tabs } from "../ui/tabs";
import { useMedia } from "../ui/use-media";
import { DetailsTab } from "./details-tab";
import { MembersTab } from "./members-tab";

interface SidePanelProps {
	onClose(): void;
}

/** People and details of the room: beside it on a wide screen, over it on a narrow one, instead of it on a phone. Loaded lazily. */
export default function SidePanel({ onClose }: SidePanelProps) {
	return useMedia("(min-width: 64rem)", true) ? <Beside onClose={onClose} /> : <Over onClose={onClose} />;
}

function Beside({ onClose }: SidePanelProps) {
	const t = useTranslations("presence");
	const panel = useRef<HTMLElement>(null);
	useEffect(() => enterFromButton(panel.current), []);

	function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
		// Menus and dialogs that were opened from here are outside of it, and close by themselves.
		if (event.key !== "Escape" || !panel.current?.contains(event.target as Node)) return;
		event.preventDefault();
		onClose();
	}

	return (
		<aside
			ref={panel}
			id="people"
			aria-label={t("title")}
			onKeyDown={onKeyDown}
			className="flex min-h-0 flex-col border-line border-l bg-sunken"
		>
			<Tabbed
				close={
					<IconButton label={t("close")} onClick={onClose}>
						<X aria-hidden="true" className="size-[1.125rem]" />
					</IconButton>
				}
				onLeave={() => undefined}
			/>
		</aside>
	);
}

function Over({ onClose }: SidePanelProps) {
	const t = useTranslations("presence");
	const popup = useRef<HTMLDivElement>(null);
	useEffect(watchFocus, []);
	return (
		<Base.Root defaultOpen onOpenChange={(open) => !open && onClose()}>
			<Base.Portal>
				<Base.Backdrop className="fixed inset-0 z-30 animate-fade bg-scrim" />
				<Base.Popup
					id="people"
					ref={popup}
					finalFocus={() => findFocusHome(popup.current)}
					className="fixed inset-y-0 right-0 z-30 flex w-full animate-arrive flex-col bg-sunken pt-[env(safe-area-inset-top)] pb-[env(safe-area-inset-bottom)] shadow-pop outline-none sm:w-80"
				>
					<Base.Title className="sr-only">{t("title")}</Base.Title>
					<Tabbed
						close={
							<Base.Close render={<IconButton label={t("close")} />}>
								<X aria-hidden="true" className="size-[1.125rem]" />
							</Base.Close>
						}
						onLeave={onClose}
					/>
				</Base.Popup>
			</Base.Portal>
		</Base.Root>
	);
}

function Tabbed({ close, onLeave }: { close: ReactNode; onLeave(): void }) {
	const t = useTranslations("presence");
	const tabs = [
		{ name: "members", label: t("members"), content: <MembersTab onLeave={onLeave} /> },
		{ name: "details", label: t("details"), content: <DetailsTab /> },
	];
	return <Tabs label={t("title")} tabs={tabs} aside={close} />;
}

/** Who opened it from its button goes into it, and back when it closes; a panel that stayed open takes nobody's focus. */
function enterFromButton(panel: HTMLElement | null): (() => void) | undefined {
	const opener = document.activeElement;
	if (!(opener instanceof HTMLElement) || opener.getAttribute("aria-controls") !== "people") return undefined;
	panel?.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus();
	return () => {
		const lost = document.activeElement === document.body || panel?.contains(document.activeElement);
		if (lost && opener.isConnected) opener.focus();
	};
}
