import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "../ui/button";
import { useFrameStore } from "./frame";

export function CreateRoomButton() {
	const t = useTranslations("shell");
	const frame = useFrameStore();
	return (
		<IconButton label={t("create")} aria-haspopup="dialog" onClick={() => frame.openDialog("create")}>
			<Plus aria-hidden="true" className="size-[1.125rem]" />
		</IconButton>
	);
}
