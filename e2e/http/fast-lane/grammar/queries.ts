/** Queries that say a thing twice, in another spelling, to the framework instead of us, or far too much. */
import type { Dice } from "../../../torture/dice";
import type { Draft } from "../draft";
import type { Scene } from "../scene";
import type { Twist } from "./targets";

function strange(scene: Scene, dice: Dice): string {
	const cursor = dice.pick(scene.cursors);
	return dice.pick([
		"",
		"&",
		"=",
		"&&after=3&",
		"after=3&after=30",
		"after=&after=3",
		"after[]=3",
		"after%5B%5D=3",
		"%61fter=3",
		"AFTER=3",
		"after=+3",
		"after=%203",
		"after=3%20",
		"after=3;limit=2",
		"limit=2?limit=3",
		"limit=%32",
		"limit=٢",
		"limit",
		"before",
		"before=9007199254740993",
		"limit=%ff",
		"limit=%zz",
		"limit=%",
		"limit=1%00",
		"__proto__=1",
		"__proto__[x]=1",
		"?after=%203",
		"constructor=1&toString=2",
		`after=${cursor}&after=x`,
		`after=${cursor.replace(":", "%3A")}`,
		`after=${cursor.replace(":", "%3a").replace(".", "%2E")}`,
		`after=${cursor}+`,
		"wait=0.02&wait=0.001",
		"wait=26",
		"wait=1e1",
		"wait=",
		"wait=-1",
		"_rsc=1abc",
		`nxtProom_id=${scene.rooms.foreign}`,
		`room_id=${scene.rooms.foreign}`,
		"slug=x&id=y&unmatched=z",
		"__nextLocale=en&__nextDefaultLocale=de",
		"__NEXT_PAGE=/x",
		`x=${"y".repeat(3_000)}`,
		`x=${"y".repeat(20_000)}`,
		"a=1&".repeat(1_500),
	]);
}

export const bendQuery: Twist = (draft: Draft, dice, scene) => {
	// As raw bytes: what is no Latin-1 becomes other bytes, which is as good.
	const more = Buffer.from(strange(scene, dice)).toString("latin1");
	draft.query += `${draft.query === "" ? "?" : dice.pick(["&", "&", "?"])}${more}`;
};
