import { expect, test } from "vitest";
import { keepOrder, orderByTalk } from "./room-order";

const room = (room_id: string, last_message_at: string | null) => ({ room_id, name: room_id, last_message_at });
const quiet = room("quiet", null);
const old = room("old", "2026-11-20T10:00:00.000Z");
const fresh = room("fresh", "2026-11-21T10:00:00.000Z");

test("the latest talk comes first, and silence last", () => {
	expect(orderByTalk([quiet, old, fresh])).toEqual(["fresh", "old", "quiet"]);
	expect(orderByTalk([room("b", null), room("a", null)])).toEqual(["a", "b"]);
});

test("a kept order loses what is gone and gains what is new at its end", () => {
	expect(keepOrder(["old", "gone", "quiet"], [quiet, old, fresh])).toEqual(["old", "quiet", "fresh"]);
});
