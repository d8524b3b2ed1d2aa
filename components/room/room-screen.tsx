"use client";

import { useEffect, useState } from "react";
import { ChatStore } from "../../lib/client/chat-store";
import type { Entrance } from "../../lib/rooms/schema";
import { api } from "../account/browser-api";
import { Composer } from "../composer/composer";
import { TypingLine } from "../composer/typing-line";
import { Announcer } from "../message/announcer";
import { MessageLog } from "../message/message-log";
import { PresencePanel } from "../presence/presence-panel";
import { ChatContext } from "../shell/chat-context";
import { enliven } from "./browser";
import { ConnectionNotice } from "./connection-notice";
import { DeskContext, DeskStore } from "./desk";
import { type Me, RoomContext } from "./room-context";
import { RoomHeader } from "./room-header";

/** A room, from the server's snapshot on: it draws that at once and is live as soon as the page is awake. */
export function RoomScreen({ entrance, me }: { entrance: Entrance; me: Me }) {
	const [chat] = useState(() => new ChatStore(api, { rooms: [], cursor: "" }, { ...me, kind: "guest", signals: true }));
	const [store] = useState(() => chat.openRoom({ entrance, member: true }));
	const [desk] = useState(() => new DeskStore());
	const [showsPeople, setShowsPeople] = useState(false);
	useEffect(() => enliven(chat), [chat]);

	return (
		<ChatContext value={chat}>
			<RoomContext value={store}>
				<DeskContext value={desk}>
					<div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_15.5rem]">
						<RoomHeader me={me} showsPeople={showsPeople} onTogglePeople={() => setShowsPeople(!showsPeople)} />
						<main className="flex min-h-0 min-w-0 flex-col">
							<MessageLog me={me} />
							<ConnectionNotice />
							<Composer />
							<TypingLine />
						</main>
						<PresencePanel me={me} open={showsPeople} onClose={() => setShowsPeople(false)} />
						<Announcer me={me} />
					</div>
				</DeskContext>
			</RoomContext>
		</ChatContext>
	);
}
