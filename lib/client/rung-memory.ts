/** Where the ladder remembers which rung worked in the network that one is in. */
import { keepIfRoom } from "./comfort";
import type { LadderMemory } from "./ladder";
import type { Surroundings } from "./surroundings";

export function rungMemory({ storage, network }: Pick<Surroundings, "storage" | "network">): LadderMemory {
	const key = () => `parley:rung:${network()}`;
	return { read: () => storage.getItem(key()), write: (text) => keepIfRoom(storage, key(), text) };
}
