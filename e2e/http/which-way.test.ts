import { expect, test } from "vitest";
import { serveSuite } from "../support/suite";

const suite = serveSuite();

test("the servers of this run answer the way that the project's name says", () => {
	expect(process.env.FAST_LANE).toMatch(/^(on|off)$/);
	expect(suite.server.output()).toContain(`"fast_lane":"${process.env.FAST_LANE}"`);
});
