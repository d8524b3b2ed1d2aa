import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import type { RoomFacts } from "../../lib/client/room-state";
import { roomNameLimit, topicLimit } from "../../lib/rooms/limits";
import type { RoomChange } from "../../lib/rooms/schema";
import { useChatStore } from "../shell/chat-context";
import { Button } from "../ui/button";
import { Complaint } from "../ui/complaint";
import Dialog from "../ui/dialog";
import { useSubmission } from "../ui/use-submission";
import { LifetimeSelect } from "./lifetime-select";
import { LineField } from "./line-field";
import { useRoom } from "./room-context";

/** Name, topic and lifetime of a room, for those who may. Loaded lazily. */
export default function EditRoomDialog({ onClose }: { onClose(): void }) {
	const t = useTranslations("room.dialogs.edit");
	const chat = useChatStore();
	const room = useRoom(({ state }) => state.room);
	const id = useId();
	const [name, setName] = useState(room.name);
	const [topic, setTopic] = useState(room.topic);
	const [seconds, setSeconds] = useState<number | null>(null);
	const { busy, complaint, submit } = useSubmission();
	const change = changeOf(room, name.trim(), topic.trim(), seconds);
	const fits = name.trim() !== "" && [...name.trim()].length <= roomNameLimit && [...topic.trim()].length <= topicLimit;

	async function save(event: FormEvent): Promise<void> {
		event.preventDefault();
		if (!fits) return;
		const nothing = Object.keys(change).length === 0;
		if (nothing || (await submit(() => chat.updateRoom(room.room_id, change)))) onClose();
	}

	const action = (
		<Button type="submit" form={id} disabled={busy || !fits}>
			{t("action")}
		</Button>
	);
	return (
		<Dialog title={t("title")} actions={action} onClose={onClose}>
			<form id={id} onSubmit={save} className="flex flex-col gap-5">
				<LineField label={t("name")} value={name} limit={roomNameLimit} onChange={setName} />
				<LineField label={t("topic")} hint={t("topicHint")} value={topic} limit={topicLimit} onChange={setTopic} />
				{room.kind === "temporary" && <LifetimeSelect keeps value={seconds} onChange={setSeconds} />}
				<Complaint text={complaint} />
			</form>
		</Dialog>
	);
}

/** What differs from the room as it is. */
function changeOf(room: RoomFacts, name: string, topic: string, seconds: number | null): RoomChange {
	return {
		...(name !== room.name && { name }),
		...(topic !== room.topic && { topic }),
		...(seconds !== null && { ttl_seconds: seconds }),
	};
}
