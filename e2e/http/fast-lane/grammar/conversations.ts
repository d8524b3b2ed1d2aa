/** The generated conversations: mostly one request each, bent in none to three ways, some several in one write. */
import { type Dice, makeDice } from "../../../torture/dice";
import { type Draft, spellDraft } from "../draft";
import type { Scene } from "../scene";
import { type Deed, deal, type Weighted } from "./asking";
import { bendBody, bendType } from "./bodies";
import { coldDeeds } from "./cold";
import { bendCredentials } from "./credentials";
import { bendFraming, bendIntoChunks } from "./framing";
import { doesHarm } from "./harm";
import { bendHeaders, bendHost } from "./headers";
import { hotDeeds } from "./hot";
import { bendQuery } from "./queries";
import { postInRow, readInRow } from "./rows";
import { bendMethod, bendPath, bendVersion, type Twist } from "./targets";

/** What goes out on one connection, the same to both servers. */
export interface Planned {
	/** The number of its first request. */
	turn: number;
	requests: readonly { draft: Draft; bytes: Buffer }[];
	/** In one packet, in two, or a byte each. */
	packets: "one" | "two" | "bytes";
	ending: "probe" | "finish";
}

const twists: Weighted<Twist> = [
	[16, bendPath],
	[7, bendMethod],
	[3, bendVersion],
	[8, bendQuery],
	[12, bendCredentials],
	[18, bendHeaders],
	[3, bendHost],
	[12, bendBody],
	[6, bendType],
	[7, bendFraming],
	[4, bendIntoChunks],
];

/** Conversations with `count` requests altogether; the same seed makes the same. */
export function* planConversations(seed: number, count: number, scene: Scene): Generator<Planned> {
	const dice = makeDice(seed, "conversations");
	for (let turn = 0; turn < count; ) {
		const drafts = deal(dice, plans)(scene, dice, turn);
		if (drafts.some((draft) => doesHarm(draft, scene))) continue;
		const requests = drafts.map((draft) => ({ draft, bytes: spellDraft(draft) }));
		const unfinished = drafts.some((draft) => draft.unfinished);
		yield { turn, requests, packets: packetsFor(dice, requests), ending: unfinished ? "finish" : "probe" };
		turn += requests.length;
	}
}

function packetsFor(dice: Dice, requests: Planned["requests"]): Planned["packets"] {
	// What is not framed right may be refused before or after it is answered, as its packets come.
	if (requests.some(({ draft }) => draft.framing === null)) return "one";
	const size = requests.reduce((sum, { bytes }) => sum + bytes.length, 0);
	return deal(dice, [
		[12, "one"],
		[4, "two"],
		[size < 400 ? 1 : 0, "bytes"],
	] as const);
}

type Plan = (scene: Scene, dice: Dice, turn: number) => Draft[];

const plans: Weighted<Plan> = [
	[24, (...place) => [plain(...place)]],
	[40, (...place) => [bent(1, ...place)]],
	[18, (...place) => [bent(2, ...place)]],
	[8, (...place) => [bent(3, ...place)]],
	[4, readInRow],
	[3, postInRow],
	[3, spoilOne],
];

const aDeed = (dice: Dice): Deed =>
	deal(
		dice,
		deal(dice, [
			[7, hotDeeds],
			[3, coldDeeds],
		]),
	);

const plain = (scene: Scene, dice: Dice, turn: number): Draft => aDeed(dice)(scene, dice, turn);

function bent(times: number, scene: Scene, dice: Dice, turn: number): Draft {
	const draft = plain(scene, dice, turn);
	for (let at = 0; at < times; at++) {
		const twist = deal(dice, twists);
		twist(draft, dice, scene);
		draft.bent.push(twist.name);
	}
	return draft;
}

/**
 * A row of reads with one among them that may be no request at all. None of them writes: where the spoilt one ends the
 * connection, a write may be under way that nobody is told of, and the next conversation would race with it.
 */
function spoilOne(scene: Scene, dice: Dice, turn: number): Draft[] {
	const row = readInRow(scene, dice);
	const spoilt = bent(1, scene, dice, turn);
	if (["GET", "HEAD", "OPTIONS"].includes(spoilt.method)) row[dice.between(0, row.length - 1)] = spoilt;
	return row;
}
