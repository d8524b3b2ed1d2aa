import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { chooseCharacterKeys, readCharacterKeys, subscribeToCharacterKeys } from "../ui/character-keys";
import Dialog from "../ui/dialog";
import { KeyCaps } from "../ui/key-caps";
import { Switch } from "../ui/switch";
import { type ShortcutGroup, shortcuts } from "./shortcuts";

/** What every key does. Loaded lazily. */
export default function ShortcutMap({ onClose }: { onClose(): void }) {
	const t = useTranslations("keyboard");
	const characters = useSyncExternalStore(subscribeToCharacterKeys, readCharacterKeys, () => true);
	return (
		<Dialog title={t("map.title")} width="wide" onClose={onClose}>
			<div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
				<div className="flex flex-col gap-6">
					<Group group="everywhere" />
				</div>
				<div className="flex flex-col gap-6">
					<Group group="writing" />
					<Group group="messages" />
				</div>
			</div>
			<div className="mt-6 border-line border-t pt-4">
				<Switch
					label={t("map.characters")}
					hint={t("map.charactersHint")}
					checked={characters}
					onChange={chooseCharacterKeys}
				/>
			</div>
		</Dialog>
	);
}

function Group({ group }: { group: ShortcutGroup }) {
	const t = useTranslations("keyboard");
	const rows: [string, readonly string[]][] = Object.entries(shortcuts[group]);
	return (
		<section aria-labelledby={`keys-${group}`}>
			<h3 id={`keys-${group}`} className="font-semibold text-ink-faint text-xs uppercase tracking-wide">
				{t(`groups.${group}`)}
			</h3>
			<dl className="mt-1 divide-y divide-line">
				{rows.map(([name, alternatives]) => (
					<div key={name} className="flex min-h-9 items-center justify-between gap-4 py-1 text-sm">
						<dt>{t(`shortcuts.${name as keyof (typeof shortcuts)["messages"]}`)}</dt>
						<dd className="flex shrink-0 items-center gap-2">
							{alternatives.map((keys) => (
								<KeyCaps key={keys} keys={keys} />
							))}
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}
