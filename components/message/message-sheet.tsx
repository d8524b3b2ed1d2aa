import { useTranslations } from "next-intl";
import type { Message } from "../../lib/messages/schema";
import Dialog from "../ui/dialog";
import { listRecentEmoji } from "./recent-emoji";
import { type Deed, rightsOf } from "./rights";
import { useStanding } from "./standing";
import { deedIcons } from "./toolbar";
import type { Deeds } from "./use-deeds";

const choices: readonly Deed[] = ["reply", "edit", "copy", "link", "unread", "delete"];

interface MessageSheetProps {
	message: Message;
	deeds: Deeds;
	onClose(): void;
}

/** The toolbar for fingers, from the foot of the screen. Loaded lazily. */
export default function MessageSheet({ message, deeds, onClose }: MessageSheetProps) {
	const t = useTranslations("message.toolbar");
	const rights = rightsOf(message, useStanding());

	/** The sheet goes first, so that what opens next can take the focus. */
	function choose(act: () => void): void {
		onClose();
		act();
	}

	return (
		<Dialog title={t("of", { name: message.user })} shape="sheet" onClose={onClose}>
			{rights.has("react") && (
				<div className="mb-2 flex justify-between gap-1">
					{listRecentEmoji(6).map((emoji) => (
						<Round key={emoji} label={t("reactWith", { emoji })} onClick={() => choose(() => deeds.react(emoji))}>
							<span className="text-xl">{emoji}</span>
						</Round>
					))}
					<Round label={t("react")} onClick={() => choose(() => deeds.act("react"))}>
						<deedIcons.react aria-hidden="true" className="size-5" />
					</Round>
				</div>
			)}
			<ul className="-mx-2">
				{choices
					.filter((deed) => rights.has(deed))
					.map((deed) => (
						<li key={deed}>
							<Choice deed={deed} onClick={() => choose(() => deeds.act(deed))} />
						</li>
					))}
			</ul>
		</Dialog>
	);
}

function Choice({ deed, onClick }: { deed: Deed; onClick(): void }) {
	const t = useTranslations("message.toolbar");
	const Icon = deedIcons[deed];
	return (
		<button
			type="button"
			onClick={onClick}
			className={`flex h-12 w-full items-center gap-3 rounded-lg px-2 active:bg-pressed ${deed === "delete" ? "text-danger" : ""}`}
		>
			<Icon aria-hidden="true" className="size-5 opacity-80" />
			{t(deed)}
		</button>
	);
}

interface RoundProps {
	label: string;
	children: React.ReactNode;
	onClick(): void;
}

function Round({ label, children, onClick }: RoundProps) {
	return (
		<button
			type="button"
			aria-label={label}
			onClick={onClick}
			className="inline-flex size-11 items-center justify-center rounded-full bg-sunken active:bg-pressed"
		>
			{children}
		</button>
	);
}
