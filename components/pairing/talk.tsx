import { useState } from "react";
import type { Pair } from "../../lib/client/pairing-view";
import type { RoomView } from "../../lib/client/room-view";
import { showsLinks } from "../../lib/safety/limits";
import { Composer } from "../composer/composer";
import { TypingLine } from "../composer/typing-line";
import { Announcer } from "../message/announcer";
import { ShyLinks } from "../message/link-shyness";
import { MessageLog } from "../message/message-log";
import { ConnectionNotice } from "../room/connection-notice";
import { useRoom, useRoomStore } from "../room/room-context";
import { useChat } from "../shell/chat-context";
import { NextButton, ReallyStrip } from "./next-button";
import { OverBar } from "./over-bar";
import { SharedLine } from "./shared-line";
import { StayStrip } from "./stay-strip";
import { useReally } from "./use-really";

interface TalkProps {
	pair: Pair;
	onNext(): void;
	onSave(): void;
}

/** What the two say, with the room's own log and composer. Loaded lazily. */
export default function Talk({ pair, onNext, onSave }: TalkProps) {
	const me = useChat((view) => view.me);
	const store = useRoomStore();
	const [since] = useState(() => store.getSnapshot().state.messages.at(-1)?.seq ?? 0);
	const shy = useRoom(isShy);
	const really = useReally(pair.over === null, onNext);
	return (
		<>
			<SharedLine pair={pair} />
			<ShyLinks value={shy}>
				<MessageLog me={me} />
			</ShyLinks>
			<StayStrip pair={pair} />
			{pair.over === null ? (
				<>
					<ConnectionNotice />
					{really.asking && <ReallyStrip onSave={onSave} />}
					<div className="flex items-end">
						<NextButton asking={really.asking} onNext={onNext} />
						<div className="-ml-1 min-w-0 flex-1 lg:-ml-3">
							<Composer />
						</div>
					</div>
					<TypingLine />
				</>
			) : (
				<OverBar pair={pair} onNext={onNext} onSave={onSave} />
			)}
			<Announcer since={since} />
		</>
	);
}

function isShy({ state: { room, messages, has_more } }: RoomView): boolean {
	return room.kind === "pair" && !has_more && !showsLinks(messages.length);
}
