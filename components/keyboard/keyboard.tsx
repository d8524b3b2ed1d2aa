"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useChatStore } from "../shell/chat-context";
import { useFrame, useFrameStore } from "../shell/frame";
import { useDisposableRoom } from "../shell/use-disposable-room";
import { late } from "../ui/late";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";
import { useShortcuts } from "../ui/use-shortcuts";
import { Waiting } from "../ui/waiting";
import { noteRoom } from "./recent-rooms";
import { useRoomId } from "./use-room-id";
import { useRoomSteps } from "./use-room-steps";

const FrameDialogs = late(() => import("./frame-dialogs"), Waiting);

/** Keys that count everywhere, and what they open. Once, inside the shell. */
export function Keyboard() {
	const frame = useFrameStore();
	const open = useFrame(({ dialog }) => dialog);
	const roomId = useRoomId();
	const markAllRead = useMarkAllRead();
	const go = useRoomSteps();
	const startRoom = useDisposableRoom();
	const close = () => frame.closeDialog();
	useEffect(() => {
		if (roomId !== null) noteRoom(roomId);
	}, [roomId]);
	useShortcuts({
		"mod+k": () => frame.openDialog("palette"),
		"?": () => frame.openDialog("map"),
		"mod+/": () => frame.openDialog("map"),
		"alt+arrowup": () => go(-1),
		"alt+arrowdown": () => go(1),
		"alt+shift+arrowup": () => go(-1, true),
		"alt+shift+arrowdown": () => go(1, true),
		"shift+escape": () => void markAllRead(),
	});
	const actions = {
		createRoom: () => frame.openDialog("create"),
		startRoom: () => void startRoom(),
		openSettings: () => frame.openDialog("settings"),
		showMap: () => frame.openDialog("map"),
		markAllRead: () => void markAllRead(),
	};
	return open && <FrameDialogs open={open} actions={actions} onClose={close} />;
}

function useMarkAllRead(): () => Promise<void> {
	const t = useTranslations("keyboard");
	const chat = useChatStore();
	const explain = useExplain();
	return async () => {
		try {
			await chat.markAllRead();
			showToast(t("allRead"));
		} catch (error) {
			showToast(explain(error));
		}
	};
}
