import { Copy, CornerUpLeft, Ellipsis, Link, MailOpen, Pencil, SmilePlus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import type { Message } from "../../lib/messages/schema";
import { keyOf } from "../keyboard/shortcuts";
import { late } from "../ui/late";
import { useCaps } from "../ui/use-caps";
import { useHydrated } from "../ui/use-hydrated";
import { Waiting } from "../ui/waiting";
import { useBusy } from "./busy";
import { listRecentEmoji } from "./recent-emoji";
import { type Deed, rightsOf } from "./rights";
import { useStanding } from "./standing";
import type { Deeds } from "./use-deeds";

const Menu = late(() => import("../ui/menu"), Waiting);

export const deedIcons = {
	react: SmilePlus,
	reply: CornerUpLeft,
	edit: Pencil,
	copy: Copy,
	link: Link,
	unread: MailOpen,
	delete: Trash2,
} as const;

/** The choices behind "More", in their groups; what somebody may not do is left out. */
const further: readonly (readonly Deed[])[] = [["copy", "link", "unread"], ["delete"]];

interface ToolbarProps {
	message: Message;
	deeds: Deeds;
	/** Told while its menu is open, so that it stays. */
	onMenu(open: boolean): void;
}

/** What can be done to a message, at its upper right while the pointer or the focus is on it. */
export function Toolbar({ message, deeds, onMenu }: ToolbarProps) {
	const t = useTranslations("message.toolbar");
	const rights = rightsOf(message, useStanding());
	const [quick] = useState(() => listRecentEmoji(3));
	const busy = useBusy(message.id);
	if (!useHydrated() || busy || rights.size === 0) return null;

	return (
		<div
			role="toolbar"
			aria-label={t("label")}
			onKeyDown={walk}
			className="absolute -top-4 right-3 z-10 flex rounded-lg border border-line-strong bg-raised p-0.5 shadow-pop lg:right-5"
		>
			{rights.has("react") &&
				quick.map((emoji) => (
					<Tool key={emoji} label={t("reactWith", { emoji })} onClick={() => deeds.react(emoji)}>
						<span className="text-base">{emoji}</span>
					</Tool>
				))}
			{(["react", "reply", "edit"] as const)
				.filter((deed) => rights.has(deed))
				.map((deed) => (
					<DeedTool key={deed} deed={deed} onClick={() => deeds.act(deed)} />
				))}
			<More rights={rights} deeds={deeds} onMenu={onMenu} />
		</div>
	);
}

function DeedTool({ deed, onClick }: { deed: Deed; onClick(): void }) {
	const t = useTranslations("message.toolbar");
	const Icon = deedIcons[deed];
	return (
		<Tool label={t(deed)} keys={keyOf(deed)} onClick={onClick}>
			<Icon aria-hidden="true" className="size-4" />
		</Tool>
	);
}

interface MoreProps {
	rights: ReadonlySet<Deed>;
	deeds: Deeds;
	onMenu(open: boolean): void;
}

function More({ rights, deeds, onMenu }: MoreProps) {
	const t = useTranslations("message.toolbar");
	const button = useRef<HTMLButtonElement>(null);
	const [open, setOpen] = useState(false);
	const groups = further.map((group) => group.filter((deed) => rights.has(deed)));

	function show(next: boolean): void {
		setOpen(next);
		onMenu(next);
	}

	return (
		<>
			<Tool ref={button} label={t("more")} expanded={open} onClick={() => show(!open)}>
				<Ellipsis aria-hidden="true" className="size-4" />
			</Tool>
			{open && (
				<Menu
					label={t("more")}
					anchor={button}
					onClose={() => show(false)}
					groups={groups
						.filter((group) => group.length > 0)
						.map((group) =>
							group.map((deed) => ({
								label: t(deed),
								icon: deedIcons[deed],
								keys: keyOf(deed),
								grave: deed === "delete",
								onChoose: ({ shiftKey }) => (shiftKey && deed === "delete" ? deeds.remove() : deeds.act(deed)),
							})),
						)}
				/>
			)}
		</>
	);
}

interface ToolProps {
	label: string;
	/** The shortcut that does the same. */
	keys?: string | undefined;
	children: ReactNode;
	expanded?: boolean;
	ref?: React.Ref<HTMLButtonElement>;
	onClick(): void;
}

function Tool({ label, keys, children, expanded, ref, onClick }: ToolProps) {
	const caps = useCaps();
	return (
		<button
			ref={ref}
			type="button"
			aria-label={label}
			title={keys ? `${label} (${caps(keys).join("+")})` : label}
			aria-haspopup={expanded === undefined ? undefined : "menu"}
			aria-expanded={expanded}
			onClick={onClick}
			className="inline-flex size-7 items-center justify-center rounded-md text-ink-soft hover:bg-pressed hover:text-ink focus-visible:outline-offset-0 aria-expanded:bg-pressed aria-expanded:text-ink pointer-coarse:size-11"
		>
			{children}
		</button>
	);
}

/** The arrows go from button to button, and Escape back to the message. */
function walk(event: KeyboardEvent<HTMLElement>): void {
	const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
	const buttons = [...event.currentTarget.querySelectorAll("button")];
	const place = event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1;
	if (place < 0) return;
	if (step) buttons.at((place + step) % buttons.length)?.focus();
	else if (event.key === "Escape") event.currentTarget.closest("article")?.focus();
	else return;
	event.preventDefault();
	event.stopPropagation();
}
