import { Hash, Hourglass, Lock, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RoomKind } from "../../lib/rooms/schema";

/** Who may come in, as an icon. */
export const roomSigns: Record<RoomKind, LucideIcon> = {
	public: Hash,
	private: Lock,
	pair: Lock,
	temporary: Hourglass,
};

/** The same with its word. */
export function RoomSign({ kind, className }: { kind: RoomKind; className: string }) {
	const t = useTranslations("room");
	const Icon = roomSigns[kind];
	return <Icon role="img" aria-label={t(`kinds.${kind}`)} className={className} />;
}
