import { Hash, Hourglass, Lock, type LucideIcon } from "lucide-react";
import type { RoomKind } from "../../lib/rooms/schema";

/** What a room's kind looks like beside its name. */
export const roomIcons: Record<RoomKind, LucideIcon> = { public: Hash, private: Lock, pair: Lock, temporary: Hourglass };

/** Lifetimes of a temporary room that people may choose, in seconds. */
export const lifetimes = [60, 600, 1_800, 3_600, 21_600, 86_400, 604_800] as const;
