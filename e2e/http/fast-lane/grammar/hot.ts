/** The hot routes, which the fast lane answers, asked as decent clients ask, and a little amiss. */
import type { Dice } from "../../../torture/dice";
import { type Draft, draftOf, setJson } from "../draft";
import type { Scene } from "../scene";
import { askAs, askPlainly, askRoom, type Deed, deal, type Weighted } from "./asking";

export const hotDeeds: Weighted<Deed> = [
	[10, postMessage],
	[8, readPage],
	[6, pollRoom],
	[3, streamRoom],
	[3, pollAll],
	[1, streamAll],
	[4, type],
	[5, markRead],
	[3, pollPairing],
];

function postMessage(scene: Scene, dice: Dice, turn: number): Draft {
	const draft = askRoom("POST", "/messages", scene, dice);
	const key = deal<string | undefined>(dice, [
		[5, undefined],
		[3, `again-${dice.between(0, 30)}`],
		[2, `prepared-${dice.between(0, 70)}`],
		[1, "short"],
	]);
	// A key that comes again mostly comes with the same text, as a retry does.
	const message = key?.startsWith("again") && dice.chance(0.7) ? `under ${key}` : textOf(dice, turn);
	const answering = dice.chance(0.1) ? { reply_to: dice.pick(scene.messages).id } : {};
	setJson(draft, { message, ...(key !== undefined && { client_id: key }), ...answering });
	return draft;
}

function textOf(dice: Dice, turn: number): unknown {
	return deal<unknown>(dice, [
		[8, `turn ${turn}`],
		[1, `turn ${turn} \u{1F9D1}\u200D\u{1F680} <b>&amp;</b> "\\ \u2028`],
		[1, ""],
		[1, "long ".repeat(dice.pick([799, 801]))],
		[1, 7],
	]);
}

function readPage(scene: Scene, dice: Dice): Draft {
	const draft = askRoom("GET", "/messages", scene, dice);
	const seq = dice.between(0, 70);
	draft.query = dice.pick(["", "", `?before=${seq}`, `?after=${seq}`, `?limit=${seq}`, `?after=${seq}&limit=3`]);
	return draft;
}

function pollRoom(scene: Scene, dice: Dice): Draft {
	const draft = askRoom("GET", "/events", scene, dice);
	const after = `?after=${dice.pick(scene.cursors)}`;
	draft.query = dice.pick(["", after, after, "?wait=0", "?wait=0.01"]);
	return draft;
}

function streamRoom(scene: Scene, dice: Dice): Draft {
	const draft = askRoom("GET", "/events", scene, dice);
	draft.headers.push("Accept: text/event-stream");
	if (dice.chance(0.4)) draft.query = `?after=${dice.pick(scene.cursors)}`;
	if (dice.chance(0.3)) draft.headers.push(`Last-Event-ID: ${dice.pick(scene.cursors)}`);
	return draft;
}

/** Cursors are Ada's; in other hands they count as far as they speak of one's own rooms. */
function pollAll(scene: Scene, dice: Dice): Draft {
	const draft = askPlainly("GET", "/api/events", scene, dice);
	if (dice.chance(0.6)) draft.query = `?after=${dice.pick(scene.cursors)}`;
	return draft;
}

function streamAll(scene: Scene, dice: Dice): Draft {
	const draft = askAs(dice.pick([scene.ada, scene.ben]), draftOf("GET", "/api/events", scene.rooms.open));
	draft.headers.push("Accept: text/event-stream");
	return draft;
}

function type(scene: Scene, dice: Dice): Draft {
	const draft = askRoom("POST", "/typing", scene, dice);
	if (dice.chance(0.5)) setJson(draft, dice.chance(0.8) ? {} : { typing: true });
	return draft;
}

function markRead(scene: Scene, dice: Dice): Draft {
	const draft = askRoom("PUT", "/read", scene, dice);
	setJson(draft, { seq: dice.pick([0, 5, 61, 1_000_000, -1, 1.5, "5"]) });
	return draft;
}

/** At an address where no method looks for a partner: whom one meets, and after how many seconds, is chance. */
function pollPairing(scene: Scene, dice: Dice): Draft {
	const draft = askPlainly("GET", "/poll", scene, dice);
	draft.query = dice.pick([
		"",
		"",
		`?after=${dice.pick(scene.cursors)}`,
		"?wait=0.01",
		"?wait=99",
		"?session_id=x.y.z",
	]);
	return draft;
}
