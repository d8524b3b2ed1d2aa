import { CheckCheck, Keyboard, type LucideIcon, Plus, Settings, Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Person } from "../presence/member-list";
import { roomSigns } from "../room/room-sign";
import { useChat } from "../shell/chat-context";
import { useFrame } from "../shell/frame";
import { useVisit } from "../shell/use-visit";
import { orderByVisit, type PaletteEntry } from "./palette-entry";
import { readRecentRooms } from "./recent-rooms";
import { useRoomId } from "./use-room-id";

export interface PaletteRow extends PaletteEntry {
	icon: LucideIcon | null;
	/** Beside the label, quietly. */
	note?: string;
	/** The shortcut that does the same. */
	keys?: string;
	/** Whether it takes the focus somewhere by itself. */
	focuses?: boolean;
	choose(): void;
}

export interface PaletteActions {
	createRoom(): void;
	startRoom(): void;
	openSettings(): void;
	markAllRead(): void;
	showMap(): void;
}

/** Everything the palette can find: rooms as one goes back to them, the people of the room on the screen, and actions. */
export function usePaletteEntries(people: readonly Person[], actions: PaletteActions): PaletteRow[] {
	return [...useRoomRows(), ...usePersonRows(people), ...useActionRows(actions)];
}

function useRoomRows(): PaletteRow[] {
	const t = useTranslations("keyboard.palette");
	const visit = useVisit();
	const current = useRoomId();
	const rooms = useChat((view) => view.rooms);
	return orderByVisit(rooms, readRecentRooms(), current).map(({ room_id, name, kind, unread }) => ({
		id: `room ${room_id}`,
		group: "rooms",
		label: name,
		icon: roomSigns[kind],
		...(room_id === current ? { note: t("here") } : unread > 0 ? { note: t("unread", { count: unread }) } : {}),
		choose: () => visit(room_id),
	}));
}

function usePersonRows(people: readonly Person[]): PaletteRow[] {
	const t = useTranslations("keyboard.palette");
	const me = useChat((view) => view.me.user_id);
	const desk = useFrame((frame) => frame.desk);
	if (!desk) return [];
	const others = people.filter(({ user_id }) => user_id !== me).toSorted((a, b) => Number(b.online) - Number(a.online));
	return others.map(({ user_id, user: label }) => ({
		id: `person ${user_id}`,
		group: "people",
		label,
		icon: null,
		note: t("mention"),
		choose: () => desk.insertText(`@${label} `),
		focuses: true,
	}));
}

function useActionRows({ createRoom, startRoom, openSettings, markAllRead, showMap }: PaletteActions): PaletteRow[] {
	const t = useTranslations("keyboard.palette");
	const row = (
		name: "createRoom" | "disposableRoom" | "settings" | "markAllRead" | "map",
		icon: LucideIcon,
		choose: () => void,
	) => ({ id: name, group: "actions", label: t(name), icon, choose }) as const;
	return [
		row("createRoom", Plus, createRoom),
		row("disposableRoom", Timer, startRoom),
		row("settings", Settings, openSettings),
		{ ...row("markAllRead", CheckCheck, markAllRead), keys: "shift+escape" },
		{ ...row("map", Keyboard, showMap), keys: "?" },
	];
}
