import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { RoomFacts } from "../../lib/client/room-state";
import { Countdown } from "../room/countdown";
import { useRoom } from "../room/room-context";
import { type RoomDialog, RoomDialogs } from "../room/room-dialogs";
import { RoomSign } from "../room/room-sign";
import { useExpiry } from "../room/use-expiry";
import { useRoomChoices } from "../room/use-room-choices";
import type { MenuChoice } from "../ui/menu";

/** What the room is, and what one may do with it. */
export function DetailsTab() {
	const room = useRoom(({ state }) => state.room);
	const [dialog, setDialog] = useState<RoomDialog | null>(null);
	const groups = useRoomChoices(setDialog);
	return (
		<div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pb-4">
			<Facts room={room} />
			<ul className="-mx-2 mt-4 border-line border-t pt-3">
				{groups.flat().map((choice) => (
					<Action key={choice.label} {...choice} />
				))}
			</ul>
			<RoomDialogs open={dialog} onClose={() => setDialog(null)} />
		</div>
	);
}

function Facts({ room }: { room: RoomFacts }) {
	const t = useTranslations("room.panel");
	const kinds = useTranslations("room.kinds");
	const format = useFormatter();
	const owner = useOwnerName(room.owner_id);
	const expiry = useExpiry();
	return (
		<dl className="flex flex-col gap-3.5 pt-2 text-sm">
			<Fact name={t("topic")}>
				{room.topic ? (
					<bdi className="wrap-anywhere">{room.topic}</bdi>
				) : (
					<span className="text-ink-faint">{t("noTopic")}</span>
				)}
			</Fact>
			<Fact name={t("kind")}>
				<span className="flex items-center gap-2">
					<RoomSign kind={room.kind} className="size-4 text-ink-faint" />
					{kinds(room.kind)}
				</span>
			</Fact>
			{expiry && (
				<Fact name={t("ends")}>
					<Countdown until={expiry} />
					<span className="block text-ink-faint">{t("endsHint")}</span>
				</Fact>
			)}
			<Fact name={t("created")}>
				<time dateTime={room.created_at}>{format.dateTime(new Date(room.created_at), { dateStyle: "long" })}</time>
			</Fact>
			<Fact name={t("owner")}>{owner === null ? t("nobody") : <bdi className="wrap-anywhere">{owner}</bdi>}</Fact>
		</dl>
	);
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
	return (
		<div>
			<dt className="mb-0.5 font-medium text-ink-faint text-xs">{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}

/** Null where the room is nobody's, or its owner is not in it any more. */
function useOwnerName(ownerId: string | null): string | null {
	return useRoom(({ state }) => {
		const owner = [...state.members, ...state.present].find(({ user_id }) => user_id === ownerId);
		return owner?.user ?? null;
	});
}

function Action({ label, icon: Icon, grave = false, onChoose }: MenuChoice) {
	return (
		<li>
			<button
				type="button"
				onClick={onChoose}
				className={`flex h-9 w-full items-center gap-2.5 rounded-lg px-2 text-left text-sm pointer-coarse:h-11 ${grave ? "text-danger hover:bg-danger-wash" : "hover:bg-pressed"}`}
			>
				<Icon aria-hidden="true" className="size-4 shrink-0 opacity-80" />
				{label}
			</button>
		</li>
	);
}
