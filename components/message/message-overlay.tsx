import type { Message } from "../../lib/messages/schema";
import DeleteDialog from "./delete-dialog";
import MessageSheet from "./message-sheet";
import ReactionPicker from "./reaction-picker";
import type { Deeds, Overlay } from "./use-deeds";

interface MessageOverlayProps {
	kind: Overlay;
	/** What it was opened from. */
	anchor: HTMLElement | null;
	message: Message;
	deeds: Deeds;
	onClose(): void;
}

/** Whatever opens over a message. Loaded lazily. */
export default function MessageOverlay({ kind, anchor, message, deeds, onClose }: MessageOverlayProps) {
	switch (kind) {
		case "picker":
			return <ReactionPicker anchor={anchor} onPick={deeds.react} onClose={onClose} />;
		case "sheet":
			return <MessageSheet message={message} deeds={deeds} onClose={onClose} />;
		case "deletion":
			return <DeleteDialog message={message} onDelete={deeds.remove} onClose={onClose} />;
		default:
			return kind satisfies never;
	}
}
