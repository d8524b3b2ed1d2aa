import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { roomNameLimit, ttl } from "../../lib/rooms/limits";
import type { NewRoom } from "../../lib/rooms/schema";
import { useChatStore } from "../shell/chat-context";
import { roomPath } from "../shell/room-path";
import { Button } from "../ui/button";
import { Complaint } from "../ui/complaint";
import Dialog from "../ui/dialog";
import { useSubmission } from "../ui/use-submission";
import { KindChoice } from "./kind-choice";
import { LifetimeSelect } from "./lifetime-select";
import { LineField } from "./line-field";

/** Makes a room and goes there. Loaded lazily. */
export default function CreateRoomDialog({ onClose }: { onClose(): void }) {
	const t = useTranslations("room.dialogs.create");
	const chat = useChatStore();
	const router = useRouter();
	const id = useId();
	const [name, setName] = useState("");
	const [kind, setKind] = useState<NewRoom["kind"]>("public");
	const [seconds, setSeconds] = useState<number>(ttl.default);
	const { busy, complaint, submit } = useSubmission();
	const ready = name.trim() !== "" && [...name.trim()].length <= roomNameLimit;

	async function create(event: FormEvent): Promise<void> {
		event.preventDefault();
		if (!ready) return;
		await submit(async () => {
			const lifetime = kind === "temporary" ? { ttl_seconds: seconds } : {};
			const room = await chat.createRoom({ name: name.trim(), kind, ...lifetime });
			onClose();
			router.push(roomPath(room.room_id));
		});
	}

	const action = (
		<Button type="submit" form={id} disabled={busy || !ready}>
			{t("action")}
		</Button>
	);
	return (
		<Dialog title={t("title")} actions={action} onClose={onClose}>
			<form id={id} onSubmit={create} className="flex flex-col gap-5">
				<LineField label={t("name")} value={name} limit={roomNameLimit} onChange={setName} />
				<KindChoice value={kind} onChange={setKind} />
				{kind === "temporary" && (
					<LifetimeSelect value={seconds} onChange={(next) => setSeconds(next ?? ttl.default)} />
				)}
				<Complaint text={complaint} />
			</form>
		</Dialog>
	);
}
