/** What may be asked and spent in a day: of a person, of an address, of the server. Kept in the database. */
import type { Rows, Transaction } from "../../db/store";
import { addUsage, findUsage, type UsageRow } from "../../db/usage";
import { config } from "../config";
import { Problem } from "../errors";
import { shares } from "./limits";

type Share = keyof typeof shares;

/** Whose share of the day is used; `server` is always among them. */
export interface Account {
	share: Share;
	name: string;
}

const server: Account = { share: "server", name: "server" };

export function accountsOf(userId: string | null, address: string | null): Account[] {
	return [
		...(userId === null ? [] : [{ share: "person" as const, name: `person ${userId}` }]),
		...(address === null ? [] : [{ share: "address" as const, name: `address ${address}` }]),
		server,
	];
}

const dayOf = (now: number) => new Date(now).toISOString().slice(0, 10);
const dayLength = 24 * 60 * 60_000;

/** Counts one request for each of `accounts`, or says which share is used up. */
export function* takeRequest(rows: Rows, accounts: readonly Account[], now: number): Transaction<Problem | null> {
	const day = dayOf(now);
	const names = accounts.map(({ name }) => name);
	const used = new Map((yield* findUsage(rows, day, names)).map((usage) => [usage.account, usage]));
	for (const { share, name } of accounts) {
		const usage = used.get(name);
		if (usage && isUsedUp(usage, share)) return limited(share, now);
	}
	for (const account of names) yield* addUsage(rows, { day, account, requests: 1, tokens: 0, cost: 0 });
	return null;
}

function isUsedUp({ requests, tokens, cost }: UsageRow, share: Share): boolean {
	const settings = config();
	const cap = settings.ASSISTANT_SPEND_PER_DAY;
	if (share === "server" && cap !== undefined && cost >= cap * 1_000_000) return true;
	if (settings.RATE_LIMITS === "off") return false;
	const times = shares[share];
	return requests >= settings.ASSISTANT_REQUESTS_PER_DAY * times || tokens >= settings.ASSISTANT_TOKENS_PER_DAY * times;
}

function limited(share: Share, now: number): Problem {
	const whose = { person: "Your", address: "Your network's", server: "The server's" }[share];
	const detail = `${whose} share of the assistant for today is used up. It is back at midnight UTC; all else goes on.`;
	return new Problem("assistant_limited", detail, { retryAfter: Math.ceil((dayLength - (now % dayLength)) / 1000) });
}

/** Tokens that went to the model and came from it. */
export interface Tokens {
	input: number;
	output: number;
}

export function* noteTokens(
	rows: Rows,
	accounts: readonly Account[],
	{ input, output }: Tokens,
	now: number,
): Transaction<void> {
	const { ASSISTANT_INPUT_PRICE, ASSISTANT_OUTPUT_PRICE } = config();
	// A price for a million tokens is that of one token in millionths.
	const cost = Math.ceil(input * ASSISTANT_INPUT_PRICE + output * ASSISTANT_OUTPUT_PRICE);
	const used = { requests: 0, tokens: input + output, cost };
	for (const { name } of accounts) yield* addUsage(rows, { day: dayOf(now), account: name, ...used });
}
