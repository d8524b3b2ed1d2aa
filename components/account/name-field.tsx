import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useChat, useChatStore } from "../shell/chat-context";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { useNameComplaint } from "./use-name-complaint";

/** The name by which others know one, and a button for when it is another than before. */
export function NameField() {
	const t = useTranslations("account");
	const chat = useChatStore();
	const known = useChat((view) => view.me.username);
	const complain = useNameComplaint();
	const [name, setName] = useState(known);
	const [complaint, setComplaint] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const changed = name.trim() !== known;

	async function save(event: FormEvent): Promise<void> {
		event.preventDefault();
		if (!changed) return;
		setBusy(true);
		try {
			await chat.renameMe(name.trim());
			setName(chat.getSnapshot().me.username);
			setComplaint(null);
		} catch (error) {
			setComplaint(complain(error));
		}
		setBusy(false);
	}

	return (
		<form onSubmit={save}>
			<div className="flex items-start gap-2">
				<div className="min-w-0 flex-1">
					<Field
						label={t("name.label")}
						hint={t("settings.nameHint")}
						complaint={complaint}
						value={name}
						autoComplete="nickname"
						spellCheck={false}
						onChange={(event) => setName(event.target.value)}
					/>
				</div>
				<div className="pt-6">
					<Button type="submit" look={changed ? "solid" : "outline"} size="field" disabled={busy || !changed}>
						{t("settings.save")}
					</Button>
				</div>
			</div>
		</form>
	);
}
