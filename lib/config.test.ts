import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config";

test("nothing needs to be set", () => {
	expect(readConfig({})).toMatchObject({ PORT: 3000, RATE_LIMITS: "on", SQLITE_SYNCHRONOUS: "FULL" });
});

test("an empty variable counts as unset", () => {
	expect(readConfig({ PORT: "", SESSION_SECRET: "" }).PORT).toBe(3000);
});

test("a wrong value is refused with a sentence naming variable, value and remedy", () => {
	expect(() => readConfig({ PORT: "http" })).toThrow(/PORT="http" cannot be used: .*Correct it or leave it out/);
	expect(() => readConfig({ RATE_LIMITS: "maybe" })).toThrow(/RATE_LIMITS="maybe"/);
});

test("a short or example secret is refused and never repeated", () => {
	const example = "changeme-changeme-changeme-changeme";
	expect(() => readConfig({ SESSION_SECRET: "tiny" })).toThrow(/at least 32 characters/);
	expect(() => readConfig({ SESSION_SECRET: example })).toThrow(ConfigError);
	expect(() => readConfig({ SESSION_SECRET: example })).not.toThrow(new RegExp(example));
});

test("trusted proxies are addresses or networks", () => {
	expect(readConfig({ TRUSTED_PROXIES: "10.0.0.0/8, ::1" }).TRUSTED_PROXIES).toEqual(["10.0.0.0/8", "::1"]);
	expect(() => readConfig({ TRUSTED_PROXIES: "everybody" })).toThrow(/TRUSTED_PROXIES/);
});
