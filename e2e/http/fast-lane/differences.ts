/** What two servers made of the same bytes, compared: status, headers, framing, body, and what became of the connection. */
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { type Answer, headerOf, isFinal, isStream } from "./answers";
import type { Heard } from "./converse";
import type { Likeness } from "./likeness";
import { sortPoll, sortStream } from "./side-by-side";

/** When it was sent, and how its bytes are packed: one may know a body's length beforehand, or find it too short to compress. */
const free = new Set(["date", "content-encoding", "content-length", "transfer-encoding"]);

/** What differs, in words; empty where nothing does. */
export function listDifferences(lane: Heard, router: Heard, likeness: Likeness): string[] {
	const [lanes, routers] = [withoutLastWord(lane), withoutLastWord(router)];
	const endless = lanes.findIndex((answer, at) => isEndless(answer) || isEndless(routers[at]));
	if (endless >= 0) return compareAll(lanes.slice(0, endless + 1), routers, likeness);
	if (lanes.length !== routers.length && !(isCutOff(lane) && isCutOff(router))) {
		return [`answers: ${lanes.map(statusOf).join(" ")} | ${routers.map(statusOf).join(" ")}`];
	}
	return [...compareAll(lanes, routers, likeness), ...compareEnds(lane, router)];
}

function compareAll(lanes: readonly Answer[], routers: readonly Answer[], likeness: Likeness): string[] {
	return lanes.flatMap((answer, at) => {
		const other = routers[at];
		return other ? compareAnswers(answer, other, likeness).map((difference) => `answer ${at + 1}, ${difference}`) : [];
	});
}

/** Without a length, HTTP/1.0 takes the connection's end for the answer's; so whoever tells a length may keep it open. */
const isEndless = (answer?: Answer) => answer?.framing === "until close";

/** Who hangs up unannounced, of either side, may do so before or after what was answered already has left. */
function isCutOff(heard: Heard): boolean {
	const last = withoutLastWord(heard).at(-1);
	const announced = last !== undefined && headerOf(last, "connection") === "close";
	return heard.keptOpen === null || (heard.end === "closed" && !heard.keptOpen && !announced);
}

/**
 * What Node's parser says of bytes that are no request, before it hangs up on whatever else comes: TCP may throw that
 * away with the connection, so whether it arrives is chance.
 */
function withoutLastWord({ answers, end }: Heard): Answer[] {
	return end === "closed" && isLastWord(answers.at(-1)) ? answers.slice(0, -1) : answers;
}

const isLastWord = (answer?: Answer) => answer?.headers.length === 1 && headerOf(answer, "connection") === "close";

const statusOf = ({ status, whole }: Answer) => `${status}${whole ? "" : "…"}`;

function compareEnds(lane: Heard, router: Heard): string[] {
	const fate = ({ keptOpen, end }: Heard) =>
		`${keptOpen === null ? "" : keptOpen ? "kept open, " : "not kept, "}${end}`;
	return fate(lane) === fate(router) ? [] : [`connection: ${fate(lane)} | ${fate(router)}`];
}

function compareAnswers(lane: Answer, router: Answer, likeness: Likeness): string[] {
	const differences: string[] = [];
	if (lane.status !== router.status) differences.push(`status: ${lane.status} | ${router.status}`);
	if (lane.version !== router.version) differences.push(`version: ${lane.version} | ${router.version}`);
	for (const answer of [lane, router]) differences.push(...framingFaults(answer));
	if (![lane, router].some(isEndless) && lane.whole !== router.whole)
		differences.push(`whole: ${lane.whole} | ${router.whole}`);
	const fate = [lane, router].some(isEndless) ? ["connection", "keep-alive"] : [];
	const headers = likeness.differ(headersOf(lane, fate), headersOf(router, fate));
	if (headers) differences.push(`headers: ${headers}`);
	const body = likeness.differ(bodyOf(lane), bodyOf(router));
	if (body) differences.push(`body: ${body}`);
	return differences;
}

/** Names in alphabetical order; several of one name stay in theirs. */
function headersOf(answer: Answer, without: readonly string[]): string {
	return answer.headers
		.filter(([name]) => !free.has(name) && !without.includes(name) && !(name === "link" && isPage(answer)))
		.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
		.map(([name, value]) => `${name}: ${name === "vary" ? withoutRouter(value) : value}\n`)
		.filter((line) => line !== "vary: \n")
		.join("");
}

/** Next's router names its own headers on whatever passes it; no answer of the API depends on them. */
function withoutRouter(vary: string): string {
	const names = vary.toLowerCase().split(/, */);
	return names.filter((name) => name !== "rsc" && !name.startsWith("next-")).join(", ");
}

/** A page is made of pieces in no fixed order, and so is what it says of them beforehand; the lane has no part in pages. */
const isPage = (answer: Answer) => /^text\/(html|x-component)/.test(headerOf(answer, "content-type") ?? "");

function bodyOf(answer: Answer): string {
	if (isStream(answer)) return sortStream(answer.body.toString("latin1"));
	return isPage(answer)
		? `a page${answer.body.length > 0 ? "" : " of nothing"}`
		: sortPoll(decompressed(answer).toString("latin1"));
}

const decompress = new Map<string, (bytes: Buffer) => Buffer>([
	["gzip", gunzipSync],
	["br", brotliDecompressSync],
	["zstd", zstdDecompressSync],
]);

function decompressed({ body, whole, ...answer }: Answer): Buffer {
	const plain = decompress.get(headerOf(answer, "content-encoding") ?? "");
	return plain && body.length > 0 && (whole || answer.framing === "until close") ? plain(body) : body;
}

/** What RFC 9112 §6 forbids whoever sends it. */
function framingFaults(answer: Answer): string[] {
	const length = headerOf(answer, "content-length");
	const chunked = headerOf(answer, "transfer-encoding") !== undefined;
	const bodiless = answer.status === 204 || !isFinal(answer);
	const faults = [
		length !== undefined && chunked && "both a length and chunks",
		bodiless && (length !== undefined || chunked) && "a body announced where none can be",
	];
	return faults.filter((fault) => fault !== false).map((fault) => `framing: ${fault}`);
}
