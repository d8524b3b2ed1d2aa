import { Tooltip } from "@base-ui/react/tooltip";
import type { RefObject } from "react";

interface ReceiptNamesProps {
	anchor: RefObject<HTMLElement | null>;
	text: string;
	onClose(): void;
}

/** Who has seen a message, over its mark, which says the same to those who listen. Loaded lazily. */
export default function ReceiptNames({ anchor, text, onClose }: ReceiptNamesProps) {
	return (
		<Tooltip.Root open onOpenChange={(open) => !open && onClose()}>
			<Tooltip.Portal>
				<Tooltip.Positioner anchor={anchor} side="top" align="end" sideOffset={6} className="z-50">
					<Tooltip.Popup className="wrap-anywhere max-w-64 animate-arrive rounded-lg bg-ink px-2.5 py-1.5 text-canvas text-xs shadow-pop">
						{text}
					</Tooltip.Popup>
				</Tooltip.Positioner>
			</Tooltip.Portal>
		</Tooltip.Root>
	);
}
