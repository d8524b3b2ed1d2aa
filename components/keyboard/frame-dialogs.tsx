import type { ComponentProps } from "react";
import type { FrameDialog } from "../shell/frame";
import { late } from "../ui/late";
import { Waiting } from "../ui/waiting";
import type PaletteOf from "./palette";

const Palette = late(() => import("./palette"), Waiting);
const ShortcutMap = late(() => import("./shortcut-map"), Waiting);
const SettingsDialog = late(() => import("../account/settings-dialog"), Waiting);
const CreateRoomDialog = late(() => import("../room/create-room-dialog"), Waiting);

interface FrameDialogsProps extends ComponentProps<typeof PaletteOf> {
	open: FrameDialog;
}

/** What is open over all rooms. Loaded lazily. */
export default function FrameDialogs({ open, actions, onClose }: FrameDialogsProps) {
	if (open === "palette") return <Palette actions={actions} onClose={onClose} />;
	if (open === "map") return <ShortcutMap onClose={onClose} />;
	if (open === "settings") return <SettingsDialog onClose={onClose} onShowKeys={actions.showMap} />;
	return <CreateRoomDialog onClose={onClose} />;
}
