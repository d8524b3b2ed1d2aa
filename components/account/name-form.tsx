"use client";

import { ArrowRight, Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef } from "react";
import { Button } from "../ui/button";
import { useEnter } from "./use-enter";

interface NameFormProps {
	roomId: string;
	action: string;
	/** Whether a temporary room of one's own is offered too. */
	offersRoom?: boolean;
	/** What stands in the field at first. */
	name?: string;
	onEntered?(userId: string): void;
}

/** One field between a stranger and the room. */
export function NameForm({ roomId, action, offersRoom = false, name = "", onEntered }: NameFormProps) {
	const t = useTranslations("account.name");
	const { busy, complaint, enter } = useEnter(onEntered);
	const input = useRef<HTMLInputElement>(null);
	const id = useId();

	const enterInto = (roomId: string | null) => void enter(input.current?.value.trim() ?? "", roomId);

	function submit(event: FormEvent): void {
		event.preventDefault();
		enterInto(roomId);
	}

	return (
		<form onSubmit={submit} className="flex flex-col gap-3">
			<label htmlFor={id} className="font-medium text-sm">
				{t("label")}
			</label>
			<input
				ref={input}
				id={id}
				name="username"
				defaultValue={name}
				// biome-ignore lint/a11y/noAutofocus: it is the one field of a page that exists to fill it.
				autoFocus
				autoComplete="nickname"
				autoCapitalize="words"
				spellCheck={false}
				dir="auto"
				aria-describedby={`${id}-hint`}
				aria-invalid={complaint !== null}
				placeholder={t("placeholder")}
				className="h-11 rounded-lg border border-line-strong bg-canvas px-3.5 text-base outline-offset-0 placeholder:text-ink-faint aria-invalid:border-danger pointer-coarse:text-[1rem]"
			/>
			<p
				id={`${id}-hint`}
				role={complaint ? "alert" : undefined}
				className={complaint ? "text-danger text-sm" : "text-ink-faint text-sm"}
			>
				{complaint ?? t("hint")}
			</p>
			<Button type="submit" size="wide" disabled={busy}>
				{busy ? t("busy") : action}
				{!busy && <ArrowRight aria-hidden="true" className="size-4" />}
			</Button>
			{offersRoom && (
				<div>
					<Button look="outline" size="wide" disabled={busy} onClick={() => enterInto(null)}>
						<Timer aria-hidden="true" className="size-4" />
						{t("disposable")}
					</Button>
					<p className="mt-2 text-ink-faint text-sm">{t("disposableHint")}</p>
				</div>
			)}
		</form>
	);
}
