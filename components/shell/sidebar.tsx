import { useTranslations } from "next-intl";
import { useState } from "react";
import { late } from "../ui/late";
import { Logo } from "../ui/logo";
import { useHydrated } from "../ui/use-hydrated";
import { useMedia } from "../ui/use-media";
import { useChat } from "./chat-context";
import { CreateRoomButton } from "./create-room-button";
import { DisposableRoomButton } from "./disposable-room-button";
import { OwnCorner } from "./own-corner";
import { RoomLists } from "./room-lists";
import { SearchField } from "./search-field";
import { StrangersLink } from "./strangers-link";

/** Nobody knows who is there before the page is awake. */
const PeopleOnline = late(async () => ({ default: (await import("./people-online")).PeopleOnline }));

interface SidebarProps {
	/** Whether the address is that of the list itself. */
	listed: boolean;
	/** Whether one can meet strangers here. */
	strangers: boolean;
}

export function Sidebar({ listed, strangers }: SidebarProps) {
	const t = useTranslations("shell");
	const rooms = useChat((view) => view.rooms);
	const [query, setQuery] = useState("");
	const awake = useHydrated();
	const narrow = useMedia("(width < 48rem)", false);
	// There it is no way to what the page is about: it is what the page is about.
	const alone = listed && narrow;
	const Root = alone ? "main" : "nav";
	const Brand = alone ? "h1" : "span";
	return (
		<Root
			aria-label={t("label")}
			className={`flex min-h-0 min-w-0 flex-col border-line bg-sunken pt-[env(safe-area-inset-top)] pl-[env(safe-area-inset-left)] md:border-r ${listed ? "" : "max-md:hidden"}`}
		>
			<div className="flex h-13 shrink-0 items-center gap-2 pr-2 pl-4">
				<Logo className="size-6 shrink-0" />
				<Brand className="flex-1 font-semibold text-lg tracking-tight">{t("brand")}</Brand>
				<DisposableRoomButton />
				<CreateRoomButton />
			</div>
			<SearchField query={query} onChange={setQuery} />
			{strangers && <StrangersLink />}
			<RoomLists rooms={rooms} query={query} onChosen={() => setQuery("")} />
			{awake && <PeopleOnline />}
			<OwnCorner />
		</Root>
	);
}
