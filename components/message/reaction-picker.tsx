import { Popover } from "@base-ui/react/popover";
import { useTranslations } from "next-intl";
import EmojiPanel from "../composer/emoji-panel";
import Dialog from "../ui/dialog";

interface ReactionPickerProps {
	/** What it was opened from; the focus goes back there. */
	anchor: HTMLElement | null;
	onPick(emoji: string): void;
	onClose(): void;
}

/** All emoji, to react with: beside the message, or from the foot of a phone's screen. Loaded lazily. */
export default function ReactionPicker({ anchor, onPick, onClose }: ReactionPickerProps) {
	const t = useTranslations("message.reactions");
	const pick = (emoji: string) => {
		onPick(emoji);
		onClose();
	};
	if (!anchor || matchMedia("(pointer: coarse), (max-width: 40rem)").matches) {
		return (
			<Dialog title={t("pick")} shape="sheet" onClose={onClose}>
				<EmojiPanel onPick={pick} />
			</Dialog>
		);
	}
	return (
		<Popover.Root defaultOpen onOpenChange={(open) => !open && onClose()}>
			<Popover.Portal>
				<Popover.Positioner anchor={anchor} side="top" align="end" sideOffset={6} className="z-50">
					<Popover.Popup
						aria-label={t("pick")}
						finalFocus={() => anchor}
						className="w-84 animate-arrive overflow-hidden rounded-xl border border-line-strong bg-raised shadow-pop outline-none"
					>
						<EmojiPanel onPick={pick} />
					</Popover.Popup>
				</Popover.Positioner>
			</Popover.Portal>
		</Popover.Root>
	);
}
