/** What somebody may do to a message. Pure; the server decides, this only keeps what it would refuse off the screen. */
import type { Message } from "../../lib/messages/schema";

export type Deed = "react" | "reply" | "edit" | "copy" | "link" | "unread" | "delete";

/** Who looks at the message. */
export interface Standing {
	userId: string;
	/** In the room, which is still there. */
	member: boolean;
	/** The room's owner or an admin. */
	governs: boolean;
	/** In a pair's room, which has no address to give on and is read at once. */
	paired: boolean;
}

export function rightsOf(message: Pick<Message, "user_id" | "deleted">, standing: Standing): ReadonlySet<Deed> {
	const { paired } = standing;
	if (message.deleted) return new Set(paired ? [] : ["link"]);
	const rights = new Set<Deed>(paired ? ["copy"] : ["copy", "link"]);
	if (!standing.member) return rights;
	const own = message.user_id === standing.userId;
	for (const deed of ["react", "reply"] as const) rights.add(deed);
	if (!paired) rights.add("unread");
	if (own) rights.add("edit");
	if (own || standing.governs) rights.add("delete");
	return rights;
}
