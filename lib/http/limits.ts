/** Rate limits: per session and per address, the address allowed ten times a session's share. */
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { config } from "../config";
import { Problem } from "../errors";

/** What a request counts as. */
export type Cost = "send" | "session" | "profile" | "pairing" | "request";

interface Limiter {
	/** Whose budget is spent. */
	by: "session" | "address";
	limiter: RateLimiterMemory;
}

const addressShare = 10;

const slot = Symbol.for("parley.limits");
const shared = globalThis as { [slot]?: Record<Cost, Limiter[]> };

function limiters(): Record<Cost, Limiter[]> {
	const settings = config();
	const limiter = (by: Limiter["by"], name: string, points: number, duration: number): Limiter => ({
		by,
		limiter: new RateLimiterMemory({ keyPrefix: name, points, duration }),
	});
	const both = (name: string, points: number, duration: number) => [
		limiter("session", name, points, duration),
		limiter("address", name, points * addressShare, duration),
	];
	return {
		send: [...both("burst", settings.SENDS_PER_10_SECONDS, 10), ...both("send", settings.SENDS_PER_MINUTE, 60)],
		session: [limiter("address", "session", settings.SESSIONS_PER_MINUTE, 60)],
		profile: both("profile", settings.PROFILE_CHANGES_PER_MINUTE, 60),
		pairing: both("pairing", settings.PAIRINGS_PER_MINUTE, 60),
		request: both("request", settings.REQUESTS_PER_MINUTE, 60),
	};
}

/** Spends one of the budgets that `cost` names; refuses with 429 where one of them is used up. */
export async function spend(cost: Cost, address: string, sessionId: string | null): Promise<void> {
	if (config().RATE_LIMITS === "off") return;
	shared[slot] ??= limiters();
	for (const { by, limiter } of shared[slot][cost]) {
		const key = by === "address" ? address : sessionId;
		if (key !== null) await consume(limiter, key);
	}
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
	try {
		await limiter.consume(key);
	} catch (refusal) {
		// A fault is an Error; a refusal is not, and may be of the class that the other module graph has.
		if (refusal instanceof Error) throw refusal;
		const seconds = Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1000);
		throw new Problem("rate_limited", `That was too much at once. Try again in ${seconds} s.`, { retryAfter: seconds });
	}
}
