import { CheckCheck, Hash, Hourglass, Keyboard, Lock, type LucideIcon, Plus, Settings } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { RoomKind } from "../../lib/rooms/schema";
import { frontRoom } from "../room/front-room";
import { useChat } from "../shell/chat-context";
import { orderByVisit, type PaletteEntry } from "./palette-entry";
import { readRecentRooms } from "./recent-rooms";
import { useRoomId } from "./use-room-id";

export interface PaletteRow extends PaletteEntry {
	icon: LucideIcon | null;
	/** Beside the label, quietly. */
	note?: string;
	/** The shortcut that does the same. */
	keys?: string;
	choose(): void;
}

export interface PaletteActions {
	createRoom(): void;
	openSettings(): void;
	markAllRead(): void;
	showMap(): void;
}

const icons: Record<RoomKind, LucideIcon> = { public: Hash, private: Lock, pair: Lock, temporary: Hourglass };

/** Everything the palette can find: rooms as one goes back to them, the people of the room on the screen, and actions. */
export function usePaletteEntries(actions: PaletteActions): PaletteRow[] {
	return [...useRoomRows(), ...usePersonRows(), ...useActionRows(actions)];
}

function useRoomRows(): PaletteRow[] {
	const t = useTranslations("keyboard.palette");
	const router = useRouter();
	const current = useRoomId();
	const rooms = useChat((view) => view.rooms);
	return orderByVisit(rooms, readRecentRooms(), current).map(({ room_id, name, kind, unread }) => ({
		id: `room ${room_id}`,
		group: "rooms",
		label: name,
		icon: icons[kind],
		...(room_id === current ? { note: t("here") } : unread > 0 ? { note: t("unread", { count: unread }) } : {}),
		choose: () => router.push(`/rooms/${encodeURIComponent(room_id)}`),
	}));
}

function usePersonRows(): PaletteRow[] {
	const t = useTranslations("keyboard.palette");
	const front = frontRoom();
	if (!front) return [];
	const { state } = front.store.getSnapshot();
	const known = new Map([...state.members, ...state.present].map((person) => [person.user_id, person.user]));
	known.delete(state.me);
	return [...known].map(([id, label]) => ({
		id: `person ${id}`,
		group: "people",
		label,
		icon: null,
		note: t("mention"),
		choose: () => front.desk.insertText(`@${label} `),
	}));
}

function useActionRows({ createRoom, openSettings, markAllRead, showMap }: PaletteActions): PaletteRow[] {
	const t = useTranslations("keyboard.palette");
	const row = (name: "create_room" | "settings" | "mark_all_read" | "map", icon: LucideIcon, choose: () => void) =>
		({ id: name, group: "actions", label: t(name), icon, choose }) as const;
	return [
		row("create_room", Plus, createRoom),
		{ ...row("mark_all_read", CheckCheck, markAllRead), keys: "shift+escape" },
		row("settings", Settings, openSettings),
		{ ...row("map", Keyboard, showMap), keys: "?" },
	];
}
