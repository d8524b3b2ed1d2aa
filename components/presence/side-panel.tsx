import { Dialog as Base } from "@base-ui/react/dialog";
import { Tabs } from "@base-ui/react/tabs";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import { IconButton } from "../ui/button";
import { findFocusHome, watchFocus } from "../ui/return-focus";
import { DetailsTab } from "./details-tab";
import { MembersTab } from "./members-tab";

interface SidePanelProps {
	onClose(): void;
}

/** People and details of the room: beside it on a wide screen, over it on a narrow one, instead of it on a phone. Loaded lazily. */
export default function SidePanel({ onClose }: SidePanelProps) {
	return useWide() ? <Beside onClose={onClose} /> : <Over onClose={onClose} />;
}

function Beside({ onClose }: SidePanelProps) {
	const t = useTranslations("presence");
	const panel = useRef<HTMLElement>(null);
	useEffect(() => enterFromButton(panel.current), []);

	function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
		// Menus and dialogs that were opened from here are outside of it, and close by themselves.
		if (event.key === "Escape" && panel.current?.contains(event.target as Node)) onClose();
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

const tab =
	"h-9 rounded-lg px-3 font-medium text-ink-soft text-sm hover:bg-pressed hover:text-ink aria-selected:bg-pressed aria-selected:text-ink pointer-coarse:h-11";

function Tabbed({ close, onLeave }: { close: ReactNode; onLeave(): void }) {
	const t = useTranslations("presence");
	return (
		<Tabs.Root defaultValue="members" className="flex min-h-0 flex-1 flex-col">
			<div className="flex min-h-13 shrink-0 items-center gap-1 pr-2 pl-3">
				<Tabs.List activateOnFocus className="flex flex-1 gap-1" aria-label={t("title")}>
					<Tabs.Tab value="members" className={tab}>
						{t("members")}
					</Tabs.Tab>
					<Tabs.Tab value="details" className={tab}>
						{t("details")}
					</Tabs.Tab>
				</Tabs.List>
				{close}
			</div>
			<Tabs.Panel value="members" className="flex min-h-0 flex-1 flex-col -outline-offset-2">
				<MembersTab onLeave={onLeave} />
			</Tabs.Panel>
			<Tabs.Panel value="details" className="flex min-h-0 flex-1 flex-col -outline-offset-2">
				<DetailsTab />
			</Tabs.Panel>
		</Tabs.Root>
	);
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

const wide = "(min-width: 64rem)";

function useWide(): boolean {
	return useSyncExternalStore(
		(listener) => {
			const query = matchMedia(wide);
			query.addEventListener("change", listener);
			return () => query.removeEventListener("change", listener);
		},
		() => matchMedia(wide).matches,
		() => true,
	);
}
