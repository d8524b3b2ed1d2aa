import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { IconButton } from "../ui/button";

const CreateRoomDialog = lazy(() => import("../room/create-room-dialog"));

export function CreateRoomButton() {
	const t = useTranslations("shell");
	const [open, setOpen] = useState(false);
	return (
		<>
			<IconButton label={t("create")} aria-haspopup="dialog" onClick={() => setOpen(true)}>
				<Plus aria-hidden="true" className="size-[1.125rem]" />
			</IconButton>
			<Suspense fallback={null}>{open && <CreateRoomDialog onClose={() => setOpen(false)} />}</Suspense>
		</>
	);
}
