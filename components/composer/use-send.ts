import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { readSlash, type Slash } from "../../lib/client/slash";
import { isSendable } from "../../lib/messages/limits";
import { useDeskStore } from "../room/desk";
import { useRoomStore } from "../room/room-context";
import { useExplain } from "../ui/use-explain";
import { useCommands } from "./use-commands";
import type { Field } from "./use-field";

/** What is said to the writer alone, about the text as it was when it was said. */
export type Notice =
	| Extract<Slash, { kind: "unknown" | "incomplete" }>
	| { kind: "help" }
	/** `why` is prose. */
	| { kind: "refused"; why: string };

type Command = Extract<Slash, { kind: "command" }>;

export interface Sender {
	/** Whether there is something that can be sent. */
	ready: boolean;
	notice: Notice | null;
	dismiss(): void;
	/** Sends the text or runs the command that it is. */
	send(): void;
	/** Sends these messages, in order; the field is empty then. */
	sendAs(messages: readonly string[]): void;
}

/** The way of a text out of the field: into the outbox, or into a command. */
export function useSend(field: Field): Sender {
	const [said, say] = useState<{ notice: Notice; text: string } | null>(null);
	const t = useTranslations("composer.limit");
	const post = usePost();
	const run = useCommands();
	const explain = useExplain();
	const busy = useRef(false);
	// What cannot be written down in UTF-8 came in by accident.
	const text = field.text.toWellFormed().replaceAll("\0", "");

	function sendAs(messages: readonly string[]): void {
		post(messages);
		field.clear();
		field.focus();
	}

	function send(): void {
		if (!isSendable(text) || busy.current) return;
		const slash = readSlash(text);
		if (slash.kind === "message") sendAs([slash.text]);
		else if (slash.kind === "command") perform(slash);
		else say({ notice: slash, text: field.text });
	}

	function perform({ name, argument }: Command): void {
		if (name === "help") {
			field.clear();
			say({ notice: { kind: "help" }, text: "" });
			return;
		}
		const outcome = run(name, argument);
		if ("done" in outcome) void settle(outcome.done);
		else if (isSendable(outcome.message)) sendAs([outcome.message]);
		else say({ notice: { kind: "refused", why: t("alert") }, text: field.text });
	}

	/** The text stays until the server has agreed. */
	async function settle(done: Promise<void>): Promise<void> {
		busy.current = true;
		try {
			await done;
			if (field.area.current?.value === field.text) field.clear();
		} catch (error) {
			say({ notice: { kind: "refused", why: explain(error) }, text: field.text });
		} finally {
			busy.current = false;
		}
	}

	// What was said is about the text as it was.
	if (said && said.text !== field.text) say(null);
	return { ready: isSendable(text), notice: said?.notice ?? null, dismiss: () => say(null), send, sendAs };
}

/** Posts messages one after the other; the first answers what is to be answered. */
function usePost(): (messages: readonly string[]) => void {
	const room = useRoomStore();
	const desk = useDeskStore();
	return (messages) => {
		const { replyTo } = desk.getSnapshot();
		// Whoever writes wants to see it stand there.
		if (room.getSnapshot().excerpt) desk.jumpToPresent();
		for (const [index, message] of messages.entries()) room.send(message, index === 0 ? replyTo : null);
		if (replyTo !== null) desk.reply(null);
	};
}
