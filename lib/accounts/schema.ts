/** Sessions and the people behind them, as they travel; isomorphic. */
import { z } from "zod";
import { passwordLimit, usernameLimit } from "./limits";

/** One base character with at most three combining marks, so scripts that need marks have them and stacks of them do not pass. */
const name = /^(?:[\p{L}\p{N}_.-]\p{M}{0,3}| (?! ))+$/u;

/** A name as it is kept: NFKC, trimmed, 1–32 characters of any script (API.md §2). */
export const username = z
	.string()
	.refine((value) => value.isWellFormed(), "has half of a surrogate pair")
	.transform((value) => value.normalize("NFKC").trim())
	.refine((value) => value.length > 0, "is empty")
	.refine((value) => [...value].length <= usernameLimit, `is longer than ${usernameLimit} characters`)
	.refine((value) => name.test(value), "takes letters, digits, _ . - and single spaces inside");

export const newSession = z.strictObject({
	username: username.optional(),
	password: z.string().min(1).max(passwordLimit).optional(),
});
export type NewSession = z.infer<typeof newSession>;

export const userKinds = ["guest", "member", "admin", "bot"] as const;
export type UserKind = (typeof userKinds)[number];

export const user = z.strictObject({ id: z.string(), username: z.string(), kind: z.enum(userKinds) });
export type User = z.infer<typeof user>;

/** What one may know of oneself; `signals` says whether one's typing and read marks are shown to others, and theirs to oneself. */
export const profile = user.extend({ signals: z.boolean() });
export type Profile = z.infer<typeof profile>;

/** What of a person may change while a session of theirs lives. */
export type Person = Pick<Profile, "username" | "signals">;

export const profileChange = z
	.strictObject({ username: username.optional(), signals: z.boolean().optional() })
	.refine((change) => Object.values(change).some((value) => value !== undefined), "changes nothing");
export type ProfileChange = z.infer<typeof profileChange>;

export const session = z.strictObject({ expires_at: z.iso.datetime({ precision: 3 }), user });
export type Session = z.infer<typeof session>;

export const createdSession = session.extend({ session_id: z.string() });
export type CreatedSession = z.infer<typeof createdSession>;
