import { Settings } from "lucide-react";
import { useTranslations } from "next-intl";
import { LogOutButton } from "../account/log-out-button";
import { Avatar } from "../ui/avatar";
import { IconButton } from "../ui/button";
import { useChat } from "./chat-context";
import { useFrameStore } from "./frame";
import { useLasting } from "./use-lasting";
import { useLineText } from "./use-line-text";

/** Oneself, at the foot of the list: where the thumb is on a phone. */
export function OwnCorner() {
	const t = useTranslations("account");
	const me = useChat((view) => view.me);
	const frame = useFrameStore();
	return (
		<div className="shrink-0 border-line border-t pb-[env(safe-area-inset-bottom)]">
			<div className="flex h-14 items-center gap-2.5 pr-2 pl-3">
				<span className="relative shrink-0">
					<Avatar id={me.user_id} name={me.username} />
					<LineDot />
				</span>
				<bdi className="min-w-0 flex-1 truncate font-medium text-sm">{me.username}</bdi>
				<IconButton label={t("settings.title")} aria-haspopup="dialog" onClick={() => frame.openDialog("settings")}>
					<Settings aria-hidden="true" className="size-[1.125rem]" />
				</IconButton>
				<LogOutButton userId={me.user_id} />
			</div>
		</div>
	);
}

/** The line, as a dot: its colour changes once trouble lasts, its tooltip says how events come. */
function LineDot() {
	const text = useLineText();
	const name = useChat((view) => view.connection.name);
	const trouble = useLasting(name === "connecting" || name === "waiting");
	const look = name === "ended" ? "bg-danger" : trouble ? "animate-breathe bg-notice" : "bg-online";
	return (
		<span
			role="img"
			aria-label={text}
			title={text}
			className={`-right-1 -bottom-1 absolute size-3 rounded-full border-2 border-sunken ${look}`}
		/>
	);
}
