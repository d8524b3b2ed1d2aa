/** Picks the bus and keeps one a process, however many module graphs ask. */
import type { Bus } from "./contract";
import { memoryBus } from "./memory";

const slot = Symbol.for("parley.bus");
const shared = globalThis as { [slot]?: Bus };

export function openBus(): Bus {
	shared[slot] ??= memoryBus();
	return shared[slot];
}
