import { expect, test } from "vitest";
import { isDeceptive, safeHref } from "./link-safety";

test.each([
	["https://example.org", "https://example.org/"],
	["HTTP://EXAMPLE.ORG/a", "http://example.org/a"],
	["mailto:ada@example.org", "mailto:ada@example.org"],
	["javascript:alert(1)", null],
	["java\tscript:alert(1)", null],
	["data:text/html,x", null],
	["//example.org", null],
	["/rooms/lobby", null],
	["https:example.org", null],
	["https://", null],
	["mailto:", null],
	["blob:https://example.org/x", null],
])("%j leads to %j", (address, href) => {
	expect(safeHref(address)).toBe(href);
});

test.each([
	["https://bank.example", "https://evil.example/"],
	["bank.example", "https://evil.example/bank.example"],
	["see www.bank.example now", "https://evil.example/"],
	["https://bank.example@evil.example", "https://bank.example@evil.example/"],
	["https://аррӏе.com", "https://xn--80ak6aa92e.com/"],
	["here", "https://xn--80ak6aa92e.com/"],
	["127.0.0.1", "https://evil.example/"],
	["ada@bank.example", "mailto:ada@evil.example"],
])("%j that leads to %s asks first", (text, href) => {
	expect(isDeceptive(text, href)).toBe(true);
});

test.each([
	["https://example.org/a", "https://example.org/a"],
	["example.org", "https://www.example.org/"],
	["WWW.Example.org/x", "https://example.org/"],
	["the docs", "https://example.org/"],
	["Version 1.2", "https://example.org/"],
	["e.g. this", "https://example.org/"],
	["127.0.0.1:3000", "http://127.0.0.1:3000/"],
	["ada@example.org", "mailto:ada@example.org"],
])("%j that leads to %s does not", (text, href) => {
	expect(isDeceptive(text, href)).toBe(false);
});
