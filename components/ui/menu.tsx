import { Menu as Base } from "@base-ui/react/menu";
import type { LucideIcon } from "lucide-react";
import { type RefObject, useRef } from "react";
import { flushSync } from "react-dom";
import { KeyCaps } from "./key-caps";

export interface MenuChoice {
	label: string;
	icon: LucideIcon;
	/** The shortcut that does the same. */
	keys?: string | undefined;
	/** Deletes or removes something. */
	grave?: boolean;
	/** It takes the focus somewhere by itself, so the button does not get it back. */
	focuses?: boolean;
	/** `shiftKey` tells who wants no questions. */
	onChoose(event: { shiftKey: boolean }): void;
}

interface MenuProps {
	label: string;
	/** Groups of choices, with a line between them. */
	groups: readonly (readonly MenuChoice[])[];
	/** What it hangs at; the focus goes back there. */
	anchor: RefObject<HTMLElement | null>;
	onClose(): void;
}

/** Choices that hang at a button: drawn while it is open. Loaded lazily, which the button's owner sees to. */
export default function Menu({ label, groups, anchor, onClose }: MenuProps) {
	const chosen = useRef<MenuChoice | null>(null);

	/** Once the menu is gone, what was chosen may take the focus. */
	function choose(choice: MenuChoice, event: { shiftKey: boolean }): void {
		chosen.current = choice;
		flushSync(onClose);
		choice.onChoose(event);
	}

	return (
		<Base.Root defaultOpen onOpenChange={(open) => !open && !chosen.current && onClose()}>
			<Base.Portal>
				<Base.Positioner anchor={anchor} side="bottom" align="end" sideOffset={4} className="z-50">
					<Base.Popup
						aria-label={label}
						finalFocus={() => (chosen.current?.focuses ? false : anchor.current)}
						className="min-w-48 max-w-[calc(100vw-1rem)] animate-arrive rounded-xl border border-line bg-raised p-1 shadow-pop outline-none"
					>
						{groups.map((group, index) => (
							<div key={group[0]?.label} className={index > 0 ? "mt-1 border-line border-t pt-1" : ""}>
								{group.map((choice) => (
									<Choice key={choice.label} {...choice} onChoose={(event) => choose(choice, event)} />
								))}
							</div>
						))}
					</Base.Popup>
				</Base.Positioner>
			</Base.Portal>
		</Base.Root>
	);
}

function Choice({ label, icon: Icon, keys, grave = false, onChoose }: MenuChoice) {
	const tone = grave ? "text-danger data-highlighted:bg-danger-wash" : "data-highlighted:bg-pressed";
	return (
		<Base.Item
			onClick={onChoose}
			className={`flex h-9 cursor-default select-none items-center gap-2.5 rounded-lg px-2.5 text-sm outline-none pointer-coarse:h-11 ${tone}`}
		>
			<Icon aria-hidden="true" className="size-4 shrink-0 opacity-80" />
			<span className="min-w-0 flex-1 truncate">{label}</span>
			{keys && (
				<span aria-hidden="true" className="pointer-coarse:hidden">
					<KeyCaps keys={keys} />
				</span>
			)}
		</Base.Item>
	);
}
