/** What a page may know of who is looking at it. */
import { cookies } from "next/headers";
import { type Actor, identify } from "../accounts/access";
import { cookieName } from "./token";

/** The person whose live session the cookie names; null where there is none. */
export async function currentActor(): Promise<Actor | null> {
	const token = (await cookies()).get(cookieName)?.value ?? null;
	const actor = await identify(token);
	return typeof actor === "string" ? null : actor;
}
