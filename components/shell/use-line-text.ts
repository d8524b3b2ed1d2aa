import { useTranslations } from "next-intl";
import { useChat } from "./chat-context";

/** How the line is, in a sentence: over which rung of the ladder events come, or that they do not. */
export function useLineText(): string {
	const t = useTranslations("shell.line");
	const connection = useChat((view) => view.connection.name);
	const transport = useChat((view) => view.transport);
	return connection === "live" ? t(transport) : t(connection);
}
