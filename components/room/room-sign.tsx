import { Hash, Hourglass, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RoomKind } from "../../lib/rooms/schema";

const signs: Record<RoomKind, typeof Hash> = { public: Hash, private: Lock, pair: Lock, temporary: Hourglass };

/** Who may come in, as an icon with its word. */
export function RoomSign({ kind, className }: { kind: RoomKind; className: string }) {
	const t = useTranslations("room");
	const Icon = signs[kind];
	return <Icon role="img" aria-label={t(`kinds.${kind}`)} className={className} />;
}
