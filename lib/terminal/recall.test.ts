import { expect, test } from "vitest";
import { Recall } from "./recall";

test("up goes to what was sent before, down comes back to what is being typed", () => {
	const recall = new Recall();
	recall.add("one");
	recall.add("two");
	recall.add("two");
	expect([recall.up("begun"), recall.up("two"), recall.up("one")]).toEqual(["two", "one", null]);
	expect([recall.down(), recall.down(), recall.down()]).toEqual(["two", "begun", null]);
});
