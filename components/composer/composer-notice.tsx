import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { commandNames } from "../../lib/client/slash";
import { Button, IconButton } from "../ui/button";
import { CommandWords } from "./command-words";
import type { Notice } from "./use-send";

interface ComposerNoticeProps {
	notice: Notice | null;
	onSendAnyway(): void;
	onClose(): void;
}

const code = (chunks: ReactNode) => <code className="wrap-anywhere font-semibold">{chunks}</code>;

/** Told to the writer alone, over the field. */
export function ComposerNotice({ notice, onSendAnyway, onClose }: ComposerNoticeProps) {
	const t = useTranslations("composer.notice");
	const ui = useTranslations("ui");
	return (
		<div role="status">
			{notice && (
				<div
					className={`mb-2 flex animate-arrive items-start gap-2 rounded-xl py-1 pr-1 pl-3 text-sm ${notice.kind === "help" ? "border border-line-strong bg-raised" : "bg-notice-wash text-notice"}`}
				>
					<div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
						{notice.kind === "unknown" && (
							<>
								<span>{t.rich("unknown", { word: notice.word.slice(0, 80), code })}</span>
								<Button look="plain" size="small" onClick={onSendAnyway}>
									{t("sendAnyway")}
								</Button>
							</>
						)}
						{notice.kind === "incomplete" && (
							<>
								<span>{t.rich("incomplete", { name: notice.name, code })}</span>
								<CommandWords name={notice.name} />
							</>
						)}
						{notice.kind === "refused" && <span>{notice.why}</span>}
						{notice.kind === "help" && <Help />}
					</div>
					<IconButton label={ui("close")} onClick={onClose}>
						<X aria-hidden="true" className="size-4" />
					</IconButton>
				</div>
			)}
		</div>
	);
}

function Help() {
	const t = useTranslations("composer");
	return (
		<div className="w-full max-w-lg">
			<h2 className="mb-1 font-semibold">{t("notice.help")}</h2>
			<ul>
				{commandNames.map((name) => (
					<li key={name} className="flex py-1">
						<CommandWords name={name} />
					</li>
				))}
				<li className="flex py-1">
					<span className="font-semibold">{"//"}</span>
					<span className="ml-auto min-w-0 truncate pl-4 text-ink-soft">{t("slash")}</span>
				</li>
			</ul>
		</div>
	);
}
