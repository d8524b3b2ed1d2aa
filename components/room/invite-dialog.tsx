import { Share2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { QRCodeSVG } from "qrcode.react";
import { roomPath } from "../shell/room-path";
import { Button } from "../ui/button";
import Dialog from "../ui/dialog";
import { Field } from "../ui/field";
import { CopyLinkButton } from "./copy-link-button";
import { useRoom } from "./room-context";

/** The way into a room, to copy, to share and to point a camera at. Loaded lazily. */
export default function InviteDialog({ onClose }: { onClose(): void }) {
	const t = useTranslations("room.dialogs.invite");
	const { room_id, name, kind } = useRoom(({ state }) => state.room);
	const link = location.origin + roomPath(room_id);
	const who = kind === "pair" ? "private" : kind;
	return (
		<Dialog title={t("title", { name })} description={t(who)} onClose={onClose}>
			<div className="flex flex-col gap-4">
				<Field
					label={t("link")}
					readOnly
					dir="ltr"
					value={link}
					onFocus={(event) => event.currentTarget.select()}
					className="font-mono text-sm"
				/>
				<div className="flex flex-wrap gap-2">
					<CopyLinkButton link={link} />
					<ShareButton link={link} name={name} />
				</div>
				{/* Cameras want dark on light and a margin, whatever the theme. */}
				<div className="self-center rounded-xl border border-line bg-white p-4">
					<QRCodeSVG value={link} size={176} level="M" role="img" title={t("code")} />
				</div>
			</div>
		</Dialog>
	);
}

/** Only where the system has a sheet for it. */
function ShareButton({ link, name }: { link: string; name: string }) {
	const t = useTranslations("room.dialogs.invite");
	if (typeof navigator.share !== "function") return null;

	async function share(): Promise<void> {
		try {
			await navigator.share({ title: name, url: link });
		} catch (error) {
			// Whoever closes the sheet has changed their mind; nothing is to be said about it.
			if (!(error instanceof DOMException)) throw error;
		}
	}

	return (
		<Button look="outline" onClick={() => void share()}>
			<Share2 aria-hidden="true" className="size-4" />
			{t("share")}
		</Button>
	);
}
