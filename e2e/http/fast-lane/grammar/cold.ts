/** Neighbours of the hot routes, which stay with the router: the lane must not take them, nor change what they find. */
import type { Dice } from "../../../torture/dice";
import { type Draft, draftOf, setJson } from "../draft";
import type { Scene } from "../scene";
import { askAs, askPlainly, askRoom, type Deed, type Weighted } from "./asking";

const elsewhere = [
	"/",
	"/rooms/lobby",
	"/nowhere",
	"/icon.svg",
	"/api",
	"/api/nothing",
	"/api/rooms/lobby/nothing",
	"/api/rooms/lobby/events/x",
	"/api/events/x",
	"/api/rooms//messages",
	"/_next/static/nothing.js",
	"/_next/data/x/api/events.json",
	"/_next/image?url=%2Ficon.svg&w=64&q=75",
	"/robots.txt",
] as const;

export const coldDeeds: Weighted<Deed> = [
	[3, (scene, dice) => askPlainly("GET", dice.pick(elsewhere), scene, dice)],
	[2, (scene, dice) => askRoom("GET", "", scene, dice)],
	[2, (scene, dice) => askPlainly("GET", "/api/rooms", scene, dice)],
	[2, (scene, dice) => askRoom("GET", "/members", scene, dice)],
	[1, (scene, dice) => askPlainly("GET", "/api/sessions/current", scene, dice)],
	[2, editMessage],
	[1, (scene, dice) => askMessage("GET", "", scene, dice)],
	[1, callUnread],
	[1, askForMe],
	[1, (scene, dice) => askMessage("DELETE", "", scene, dice)],
	[2, react],
	[1, changeTopic],
	[1, comeOrGo],
	[1, openRoom],
	[1, enter],
	[1, endSession],
];

function askMessage(method: string, rest: string, scene: Scene, dice: Dice): Draft {
	const { id } = dice.pick(scene.messages);
	const path = `/api/rooms/${scene.rooms.main}/messages/${id}${rest}`;
	return askAs(dice.pick([scene.ada, scene.ben, scene.cat]), draftOf(method, path, scene.rooms.main));
}

function editMessage(scene: Scene, dice: Dice, turn: number): Draft {
	const draft = askMessage("PATCH", "", scene, dice);
	setJson(draft, { message: `edited in turn ${turn}` });
	return draft;
}

function callUnread(scene: Scene, dice: Dice): Draft {
	const draft = askRoom("PUT", "/unread", scene, dice);
	setJson(draft, { seq: dice.pick([0, 1, 20, -1]) });
	return draft;
}

/** Nobody is renamed: that is told in other rooms too, where requests under way together would see it in any order. */
function askForMe(scene: Scene, dice: Dice): Draft {
	const draft = askAs(
		dice.pick([scene.dan, scene.eve]),
		draftOf(dice.pick(["GET", "PATCH"]), "/api/users/me", scene.rooms.main),
	);
	if (draft.method === "PATCH") setJson(draft, dice.pick([{}, { username: "ada" }, { nickname: "x" }]));
	return draft;
}

function react(scene: Scene, dice: Dice): Draft {
	const emoji = encodeURIComponent(dice.pick(["\u{1F44D}", "\u2764\uFE0F", "no emoji"]));
	return askMessage(dice.pick(["PUT", "DELETE"]), `/reactions/${emoji}`, scene, dice);
}

function changeTopic(scene: Scene, dice: Dice, turn: number): Draft {
	const draft = askRoom("PATCH", "", scene, dice);
	setJson(draft, { topic: `of turn ${turn}` });
	return draft;
}

function comeOrGo(scene: Scene, dice: Dice): Draft {
	const path = `/api/rooms/${scene.rooms.main}/members`;
	const [method, rest] = dice.chance(0.5) ? ["POST", ""] : ["DELETE", "/me"];
	return askAs(scene.dan, draftOf(method, path + rest, scene.rooms.main));
}

function openRoom(scene: Scene, dice: Dice, turn: number): Draft {
	const draft = askAs(scene.eve, draftOf("POST", "/api/rooms", scene.rooms.main));
	setJson(draft, { name: `Room of turn ${turn}`, kind: dice.pick(["private", "temporary", "pair"]) });
	return draft;
}

function enter(scene: Scene, dice: Dice, turn: number): Draft {
	const draft = draftOf("POST", "/api/sessions", scene.rooms.main);
	setJson(draft, dice.chance(0.8) ? { username: `guest of turn ${turn}` } : { username: "ada" });
	return draft;
}

function endSession(scene: Scene, dice: Dice): Draft {
	return askAs(dice.pick(scene.spares), draftOf("DELETE", "/api/sessions/current", scene.rooms.main));
}
