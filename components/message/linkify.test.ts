import fc from "fast-check";
import { expect, test } from "vitest";
import { linkify } from "./linkify";

const links = (text: string) => linkify(text).flatMap(({ href }) => (href === null ? [] : [href]));

test("an address in a sentence is a link without the sentence's punctuation", () => {
	expect(linkify("See https://example.org/a?b=c#d, please.")).toEqual([
		{ text: "See ", href: null, at: 0 },
		{ text: "https://example.org/a?b=c#d", href: "https://example.org/a?b=c#d", at: 4 },
		{ text: ", please.", href: null, at: 31 },
	]);
});

test.each([
	["(https://example.org/a)", "https://example.org/a"],
	["https://en.wikipedia.org/wiki/Parley_(film)", "https://en.wikipedia.org/wiki/Parley_(film)"],
	["HTTPS://EXAMPLE.ORG", "https://example.org/"],
	["„https://example.org/ü”", "https://example.org/%C3%BC"],
	["https://example.org/…", "https://example.org/"],
])("%s leads to %s", (text, href) => {
	expect(links(text)).toEqual([href]);
});

test.each([
	"javascript:alert(1)",
	"data:text/html,<script>alert(1)</script>",
	"vbscript:x",
	"ftp://example.org",
	"http://",
	"https://)",
	"xhttp://example.org",
])("%s is no link", (text) => {
	expect(links(text)).toEqual([]);
});

test("whatever the text, nothing of it is lost and every link is http or https", () => {
	const piece = fc.oneof(
		fc.string({ unit: "binary" }),
		fc.webUrl({ withFragments: true }),
		fc.constantFrom("http://", "(", ")."),
	);
	const kept = fc.property(fc.array(piece), (pieces) => {
		const text = pieces.join("");
		const stretches = linkify(text);
		expect(stretches.map((stretch) => stretch.text).join("")).toBe(text);
		for (const { href } of stretches) if (href !== null) expect(href).toMatch(/^https?:\/\//);
	});
	fc.assert(kept);
});
