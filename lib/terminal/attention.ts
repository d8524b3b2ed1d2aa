/** What somebody is to be told of at once. */
import { mentionsName } from "../client/mentions";
import type { Message } from "../messages/schema";

/** Whether somebody else names me. */
export function isMention({ user_id, message, deleted }: Message, me: string, name: string): boolean {
	return user_id !== me && !deleted && mentionsName(message, name);
}
