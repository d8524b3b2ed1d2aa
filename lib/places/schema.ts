/** Where somebody is, as coarsely as it is kept and travels; isomorphic. */
import { z } from "zod";

export const location = z.strictObject({
	/** The name in English, or as the source has it. */
	city: z.string().nullable(),
	/** A name, or the part of an ISO 3166-2 code after the country's. */
	region: z.string().nullable(),
	/** ISO 3166-1 alpha-2, in capitals. */
	country: z.string().nullable(),
});
/** At least one of the three is known: a place of which nothing is known is null. */
export type Location = z.infer<typeof location>;
