import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "../ui/button";

export function CreateRoomButton() {
	const t = useTranslations("shell");
	return (
		<IconButton label={t("create")}>
			<Plus aria-hidden="true" className="size-[1.125rem]" />
		</IconButton>
	);
}
