/**
 * `npm run seed`: a lobby that has been talked in for a week, and a few rooms; with `--messages N` a room of N messages
 * more. A program, so unlike the rest of `db` it may import what stands above.
 */
import { parseArgs } from "node:util";
import { ConfigError } from "../lib/config";
import { Problem } from "../lib/errors";
import { openStore } from "./index";
import { Refusal, type Sown, sow, type Wishes } from "./seed/sow";
import { StoreError } from "./store";

const usage = "Usage: npm run seed -- [--messages N] [--force]";

function readWishes(): Wishes {
	const { values } = parseArgs({ options: { messages: { type: "string" }, force: { type: "boolean" } } });
	const messages = Number(values.messages ?? 0);
	if (!Number.isSafeInteger(messages) || messages < 0) throw new Refusal(`--messages takes a whole number.\n${usage}`);
	return { messages, force: values.force ?? false };
}

async function seed(wishes: Wishes): Promise<void> {
	const store = await openStore();
	print(await sow(store, wishes).finally(() => store.close()));
}

function print({ rooms, members, password }: Sown): void {
	for (const { name, kind, room_id, messages, events } of rooms) {
		console.log(`${kind} room "${name}" (${room_id}): ${messages} messages, ${events} events`);
	}
	console.log(`${members.length} members: ${members.join(", ")}`);
	console.log(`password of each: ${password}`);
}

/** What to tell somebody who could have known; null for a fault of ours. */
function sentenceOf(error: unknown): string | null {
	if (error instanceof Problem) return error.detail;
	if (error instanceof TypeError && "code" in error) return `${error.message}\n${usage}`;
	const expected = [Refusal, ConfigError, StoreError].some((kind) => error instanceof kind);
	return expected ? (error as Error).message : null;
}

try {
	await seed(readWishes());
} catch (error) {
	const sentence = sentenceOf(error);
	if (sentence === null) throw error;
	console.error(sentence);
	process.exitCode = 1;
}
