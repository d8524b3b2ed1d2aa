import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { copyText } from "../ui/copy-text";

export function CopyLinkButton({ link }: { link: string }) {
	const t = useTranslations("room.dialogs.invite");
	const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
	const Icon = state === "copied" ? Check : Copy;
	return (
		<>
			<Button onClick={async () => setState((await copyText(link)) ? "copied" : "refused")}>
				<Icon aria-hidden="true" className="size-4" />
				{t(state === "copied" ? "copied" : "copy")}
			</Button>
			<span role="status" className={state === "refused" ? "self-center text-danger text-sm" : "sr-only"}>
				{state !== "idle" && t(state)}
			</span>
		</>
	);
}
