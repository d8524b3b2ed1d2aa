import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type Locale, localeCookie, locales } from "../../lib/i18n/locales";
import { useChat } from "../shell/chat-context";
import { useLineText } from "../shell/use-line-text";
import { Button } from "../ui/button";
import Dialog from "../ui/dialog";
import { Segments } from "../ui/segments";
import { Switch } from "../ui/switch";
import { chooseTheme, readTheme, rememberChoice, type Theme, themes } from "../ui/theme";
import { NameField } from "./name-field";
import { useSignals } from "./use-signals";

interface SettingsDialogProps {
	onClose(): void;
	onShowKeys(): void;
}

export default function SettingsDialog({ onClose, onShowKeys }: SettingsDialogProps) {
	const t = useTranslations("account.settings");
	return (
		<Dialog title={t("title")} onClose={onClose}>
			<div className="flex flex-col gap-5">
				<NameField />
				<ThemeChoice />
				<LanguageChoice />
				<SignalsSwitch />
				<div className="flex flex-wrap items-center justify-between gap-2 border-line border-t pt-3">
					<LineText />
					<Button look="outline" size="small" onClick={onShowKeys}>
						{t("keys")}
					</Button>
				</div>
			</div>
		</Dialog>
	);
}

function ThemeChoice() {
	const t = useTranslations("account.settings");
	const [theme, setTheme] = useState(() => readTheme(document.documentElement.dataset.theme));
	const choices = themes.map((value) => ({ value, label: t(`themes.${value}`) }));

	function choose(next: Theme): void {
		setTheme(next);
		chooseTheme(next);
	}

	return <Segments label={t("theme")} choices={choices} value={theme} onChoose={choose} />;
}

/** Each language under its own name: whoever cannot read the page finds theirs. */
const languages: Record<Locale, string> = { en: "English", de: "Deutsch" };

function LanguageChoice() {
	const t = useTranslations("account.settings");
	const router = useRouter();
	const spoken = useLocale();
	const [wish, setWish] = useState(spoken);
	const choices = locales.map((value) => ({ value, label: languages[value] }));

	// Shown at once, though the page takes a moment to come in it.
	function choose(locale: Locale): void {
		setWish(locale);
		rememberChoice(localeCookie, locale);
		router.refresh();
	}

	return <Segments label={t("language")} choices={choices} value={wish} onChoose={choose} />;
}

function SignalsSwitch() {
	const t = useTranslations("account.settings");
	const { signals, busy, complaint, choose } = useSignals();
	return (
		<div>
			<Switch label={t("signals")} hint={t("signalsHint")} checked={signals} disabled={busy} onChange={choose} />
			{complaint && (
				<p role="alert" className="mt-1 text-danger text-sm">
					{complaint}
				</p>
			)}
		</div>
	);
}

function LineText() {
	const text = useLineText();
	const live = useChat((view) => view.connection.name === "live");
	return (
		<p className="flex items-center gap-2 text-ink-faint text-sm">
			<span aria-hidden="true" className={`size-2 rounded-full ${live ? "bg-online" : "bg-notice"}`} />
			{text}
		</p>
	);
}
