"use client";

import { useEffect, useState } from "react";
import type { RoomStore } from "../../lib/client/room-store";
import type { RoomOpening } from "../../lib/client/room-view";
import { Composer } from "../composer/composer";
import { TypingLine } from "../composer/typing-line";
import type { Block } from "../message/markdown";
import { MessageLog } from "../message/message-log";
import { ReadAhead } from "../message/use-blocks";
import { useChat, useChatStore } from "../shell/chat-context";
import { useFrame, useFrameStore } from "../shell/frame";
import { rememberRoom } from "../shell/last-room";
import { late } from "../ui/late";
import { Waiting } from "../ui/waiting";
import { ConnectionNotice } from "./connection-notice";
import { DeskContext, DeskStore } from "./desk";
import { Expiry } from "./expiry";
import { RoomContext } from "./room-context";
import { RoomHeader } from "./room-header";

const Announcer = late(async () => ({ default: (await import("../message/announcer")).Announcer }));
const JoinStrip = late(async () => ({ default: (await import("./join-strip")).JoinStrip }));
const SidePanel = late(() => import("../presence/side-panel"), Waiting);

interface OpenedRoomProps {
	opening: RoomOpening;
	/** The texts with marks in it, and what they say. */
	texts: readonly (readonly [string, readonly Block[]])[];
	/** A message that the address names: it is brought into view and made to stand out. */
	target?: string;
}

/** A room, from the server's snapshot on: it draws that at once and is live as soon as the page is awake. */
export function OpenedRoom({ opening, texts, target }: OpenedRoomProps) {
	const chat = useChatStore();
	const [store] = useState(() => chat.openRoom(opening));
	const [ahead] = useState(() => new Map(texts));
	return (
		<ReadAhead value={ahead}>
			<RoomScreen store={store} target={target} />
		</ReadAhead>
	);
}

export function RoomScreen({ store, target }: { store: RoomStore; target?: string | undefined }) {
	const frame = useFrameStore();
	const me = useChat((view) => view.me);
	const [desk] = useState(() => new DeskStore());
	const panel = useFrame((view) => view.panel);
	const roomId = store.getSnapshot().state.room.room_id;
	const [since] = useState(() => store.getSnapshot().state.messages.at(-1)?.seq ?? 0);
	useEffect(() => frame.show(store, desk, drawRoom), [frame, store, desk]);
	useEffect(() => rememberRoom(roomId), [roomId]);

	return (
		<RoomContext value={store}>
			<DeskContext value={desk}>
				<div
					className={`grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] ${panel ? "lg:grid-cols-[minmax(0,1fr)_17.5rem]" : ""}`}
				>
					<RoomHeader />
					<main id="room" tabIndex={-1} className="flex min-h-0 min-w-0 flex-col outline-none">
						<MessageLog me={me} target={target} />
						<JoinStrip />
						<Expiry as="warning" />
						<ConnectionNotice />
						<Composer />
						<TypingLine />
					</main>
					{panel && <SidePanel onClose={() => frame.closePanel()} />}
					<Announcer since={since} />
				</div>
			</DeskContext>
		</RoomContext>
	);
}

const drawRoom = (store: RoomStore) => <RoomScreen key={store.getSnapshot().state.room.room_id} store={store} />;
