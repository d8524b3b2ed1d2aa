/** Headers that the framework, a proxy, the parser or our own code might act upon, and lines that are barely headers. */
import type { Dice } from "../../../torture/dice";
import type { Scene } from "../scene";
import type { Twist } from "./targets";

/** Each entry is one request's further lines. */
const forServers: readonly (readonly string[])[] = [
	["Connection: close"],
	["Connection: keep-alive"],
	["Connection: Keep-Alive, x", "Keep-Alive: timeout=900, max=1"],
	["Connection: authorization"],
	["Connection: content-length, host, transfer-encoding"],
	["Upgrade: websocket"],
	["Expect: 100-continue"],
	["Expect: 200-ok"],
	["expect: 100-Continue, x"],
	["Range: bytes=0-1"],
	["If-None-Match: *", "If-Modified-Since: Sat, 21 Nov 2026 10:00:00 GMT"],
	['If-Match: "x"', "If-Unmodified-Since: Sat, 21 Nov 2020 10:00:00 GMT"],
	["Accept-Encoding: gzip, br, zstd"],
	["Accept-Encoding: identity;q=0"],
	["TE: trailers", "Trailer: X-Last"],
	["Max-Forwards: 0", "Via: 1.1 a, 1.0 b"],
	["Cache-Control: only-if-cached", "Pragma: no-cache"],
];

const forProxies: readonly (readonly string[])[] = [
	["X-Forwarded-For: 192.0.2.7, 10.0.0.1"],
	["X-Forwarded-For: 192.0.2.7", "X-Forwarded-For: not an address"],
	["X-Forwarded-Proto: https"],
	["X-Forwarded-Proto: gopher", "X-Forwarded-Host: evil.test", "X-Forwarded-Port: -1"],
	["Forwarded: for=192.0.2.7;proto=https;host=evil.test"],
	["X-Real-IP: 192.0.2.7"],
	["X-HTTP-Method-Override: DELETE", "X-HTTP-Method: DELETE", "X-Method-Override: DELETE"],
	["X-Original-URL: /api/rooms", "X-Rewrite-URL: /api/rooms"],
	["Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization", "Origin: http://evil.test"],
];

/** Internal ones of Next's and of ours: nobody outside may set them to any effect. */
const forOurselves: readonly (readonly string[])[] = [
	["x-parley-peer: 192.0.2.7"],
	["X-Parley-Peer: 192.0.2.7", "x-parley-peer: 192.0.2.8"],
	["x-middleware-subrequest: middleware:middleware:middleware:middleware:middleware"],
	["x-middleware-rewrite: /api/sessions/current", "x-middleware-next: 1", "x-middleware-set-cookie: a=b"],
	["x-middleware-override-headers: authorization", "x-middleware-request-authorization: x"],
	["x-nextjs-data: 1"],
	["rsc: 1"],
	["RSC: 1", "Next-Router-Prefetch: 1", "Next-Router-Segment-Prefetch: /_tree", "Next-Url: /api/rooms"],
	["next-router-state-tree: %5B%22%22%5D"],
	["next-router-state-tree: [[["],
	["next-action: 0123456789abcdef0123456789abcdef01234567"],
	["x-matched-path: /api/sessions/current"],
	["x-invoke-path: /api/sessions/current", "x-invoke-query: %7B%7D", "x-invoke-output: /api/sessions/current"],
	["x-invoke-status: 500", "x-invoke-error: %7B%7D"],
	["x-now-route-matches: 1=lobby", "x-vercel-id: x"],
	["x-prerender-revalidate: x", "x-prerender-revalidate-if-generated: 1"],
	["x-next-resume: 1", "next-resume: 1"],
	["purpose: prefetch", "x-purpose: preview"],
	["content-security-policy: script-src 'nonce-evil'"],
];

const accepting: readonly (readonly string[])[] = [
	["Accept: text/event-stream"],
	["accept: TEXT/EVENT-STREAM;q=0"],
	["Accept: */*", "Accept: text/event-stream"],
	["Accept: application/json, text/event-stream;q=0.1"],
	["Accept: text/html"],
	["Accept: ;;,,//"],
	["Accept: "],
	["Accept-Language: xx, ;;", "Accept-Charset: utf-16"],
];

/** What Node's parser may refuse, or hand on as something else. */
function barely(dice: Dice): readonly string[] {
	return dice.pick([
		["X-Folded: a", " b"],
		["\tX-Leading: a"],
		["X-Spaced : a"],
		["X-Nameless"],
		[": nameless"],
		["X-\u00E9: a"],
		["X-Latin: \u00E9\u00FF"],
		["X-Nul: a\u0000b"],
		["X-Return: a\rb"],
		["X-Feed: a\nInjected: b"],
		["__proto__: a", "constructor: b", "toString: c"],
		["Host: evil.test"],
		["X-Empty:"],
		Array.from({ length: dice.pick([90, 1_990, 2_100]) }, (_, at) => `x-many-${at}: y`),
		[`X-Long: ${"y".repeat(dice.pick([8_000, 15_000, 17_000, 70_000]))}`],
		[`${"x".repeat(5_000)}: long name`],
		Array.from({ length: 200 }, () => "X-Same: again"),
	]);
}

function resuming(dice: Dice, { cursors }: Scene): readonly string[] {
	const cursor = dice.pick(cursors);
	return dice.pick([
		[`Last-Event-ID: ${cursor}`],
		[`last-event-id: ${cursor}`, `Last-Event-ID: ${dice.pick(cursors)}`],
		[`LAST-EVENT-ID:   ${cursor}  `],
		["Last-Event-ID: nonsense"],
		[`Last-Event-ID: ${cursor}`, "Last-Event-ID:"],
		["Last-Event-ID: \u0080\u00FF"],
	]);
}

export const bendHeaders: Twist = (draft, dice, scene) => {
	const fixed = dice.pick([forServers, forServers, forProxies, forOurselves, forOurselves, accepting]);
	const kind = dice.between(0, 9);
	const lines = kind < 7 ? dice.pick(fixed) : kind < 9 ? barely(dice) : resuming(dice, scene);
	draft.headers.push(...lines);
};

export const bendHost: Twist = (draft, dice) => {
	draft.host = dice.pick([
		[],
		[],
		["a", "b"],
		[""],
		["parley.test:99999"],
		["a b"],
		["user@parley.test"],
		["PARLEY.TEST"],
	]);
};
