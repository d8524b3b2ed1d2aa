/** The scenarios by their names. */
import type { Scenario } from "./scenario";
import { assistant } from "./scenarios/assistant";
import { fanOut } from "./scenarios/fan-out";
import { history } from "./scenarios/history";
import { idle } from "./scenarios/idle";
import { pairing } from "./scenarios/pairing";
import { pollers } from "./scenarios/pollers";
import { polls } from "./scenarios/polls";
import { posts } from "./scenarios/posts";
import { reconnect } from "./scenarios/reconnect";
import { roomPage } from "./scenarios/room-page";

export type Parts = Readonly<Record<string, Scenario>>;

interface Sizes {
	streams: number;
	messages: number;
}

const sizes: Record<"full" | "quick", Sizes> = {
	full: { streams: 10_000, messages: 1_000_000 },
	quick: { streams: 1_000, messages: 50_000 },
};

/** What every contestant is asked. */
export function comparedParts(quick: boolean): Parts {
	const { streams, messages } = quick ? sizes.quick : sizes.full;
	return {
		posts: posts("FULL"),
		fanout: fanOut(1_000),
		idle: idle(streams),
		polls,
		history: history(messages),
		reconnect,
	};
}

/** What Parley is asked alone: the same, and what only it has. */
export function ownParts(quick: boolean): Parts {
	return {
		...comparedParts(quick),
		normal: posts("NORMAL"),
		hundred: fanOut(100),
		pollers,
		page: roomPage,
		pairing,
		assistant,
	};
}

/** Those of `parts` that `only` names, with commas between; throws where it names another. */
export function chooseParts(parts: Parts, only: string | undefined): [name: string, scenario: Scenario][] {
	const names = only?.split(",") ?? Object.keys(parts);
	return names.map((name) => {
		const scenario = parts[name];
		if (!scenario) throw new Error(`There is no part "${name}"; there are ${Object.keys(parts).join(", ")}.`);
		return [name, scenario];
	});
}
