import { useTranslations } from "next-intl";
import { useState } from "react";
import { Logo } from "../ui/logo";
import { useChat } from "./chat-context";
import { CreateRoomButton } from "./create-room-button";
import { OwnCorner } from "./own-corner";
import { PeopleOnline } from "./people-online";
import { RoomLists } from "./room-lists";
import { SearchField } from "./search-field";

export function Sidebar({ className }: { className: string }) {
	const t = useTranslations("shell");
	const rooms = useChat((view) => view.rooms);
	const [query, setQuery] = useState("");
	return (
		<nav
			aria-label={t("label")}
			className={`flex min-h-0 min-w-0 flex-col border-line bg-sunken pt-[env(safe-area-inset-top)] pl-[env(safe-area-inset-left)] md:border-r ${className}`}
		>
			<div className="flex h-13 shrink-0 items-center gap-2 pr-2 pl-4">
				<Logo className="size-6 shrink-0" />
				<span className="flex-1 font-semibold text-lg tracking-tight">{t("brand")}</span>
				<CreateRoomButton />
			</div>
			<SearchField query={query} onChange={setQuery} />
			<RoomLists rooms={rooms} query={query} onChosen={() => setQuery("")} />
			<PeopleOnline />
			<OwnCorner />
		</nav>
	);
}
