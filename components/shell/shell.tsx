"use client";

import { usePathname, useSelectedLayoutSegments } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { ChatStore } from "../../lib/client/chat-store";
import type { Home, Me } from "../../lib/client/chat-view";
import { api } from "../account/browser-api";
import { Keyboard } from "../keyboard/keyboard";
import { enliven } from "../room/browser";
import { late } from "../ui/late";
import { ChatContext } from "./chat-context";
import { FrameContext, FrameStore, useFrameStore } from "./frame";
import { roomOf } from "./room-path";
import { Sidebar } from "./sidebar";
import { useScreenHeight } from "./use-screen-height";

/** Nobody sees them at once, so they come after what is seen. */
const UnreadSigns = late(async () => ({ default: (await import("./unread-signs")).UnreadSigns }));

interface ShellProps {
	home: Home;
	me: Me;
	/** Whether one can meet strangers here. */
	strangers: boolean;
	children: ReactNode;
}

/** Around all rooms: it makes the tab's one chat and stays while rooms change. On a phone the list of rooms is a screen of its own. */
export function Shell({ home, me, strangers, children }: ShellProps) {
	const [chat] = useState(() => new ChatStore(api, home, me));
	const [frame] = useState(() => new FrameStore());
	const listed = usePathname() === "/rooms";
	useEffect(() => enliven(chat), [chat]);
	useScreenHeight();

	return (
		<ChatContext value={chat}>
			<FrameContext value={frame}>
				<SkipLink />
				<div className="grid h-[var(--screen,100dvh)] grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] md:grid-cols-[16.5rem_minmax(0,1fr)]">
					<Sidebar listed={listed} strangers={strangers} />
					<div className={`min-h-0 min-w-0 ${listed ? "max-md:hidden" : ""}`}>
						<Remembered>{children}</Remembered>
					</div>
				</div>
				<Keyboard />
				<UnreadSigns />
			</FrameContext>
		</ChatContext>
	);
}

/** The page, or where only the address changed (`useDetour`) a room from memory. */
function Remembered({ children }: { children: ReactNode }) {
	const frame = useFrameStore();
	const [page = ""] = useSelectedLayoutSegments();
	const roomId = roomOf(usePathname());
	const redraw = roomId === null || roomId === page ? undefined : frame.recall(roomId);
	return redraw ? redraw() : children;
}

function SkipLink() {
	const t = useTranslations("shell");
	return (
		<a
			href="#room"
			className="-translate-y-20 fixed top-2 left-2 z-50 rounded-lg bg-accent px-3.5 py-2 font-medium text-on-accent text-sm focus:translate-y-0"
		>
			{t("skip")}
		</a>
	);
}
