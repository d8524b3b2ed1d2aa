/** The assistant's answers as a script would read them: one word an event, numbered, until `done` or `error`. */
import { request } from "node:http";
import type { Session } from "./http";
import { parseSse } from "./sse";

export interface Heard {
	status: number;
	/** With the numbers that came with them. */
	words: string[];
	numbers: number[];
	/** The last event's name; undefined where the stream was cut off before it. */
	end: "done" | "error" | undefined;
	/** What the last event said, or the whole of an answer that was no stream. */
	said: Record<string, unknown>;
	conversation: string;
	raw: string;
}

interface Asking {
	headers?: Record<string, string>;
	/** Leaves after so many words. */
	leaveAfter?: number;
	/** Told of each word as it comes, with all that was heard so far. */
	onWord?: (heard: Heard) => void;
}

/** Calls a route that streams an answer and listens until its end, or as long as `asking` says. */
export function hearAnswer(
	url: string,
	method: string,
	path: string,
	body?: unknown,
	{ headers = {}, leaveAfter = Number.POSITIVE_INFINITY, onWord }: Asking = {},
): Promise<Heard> {
	const heard: Heard = { status: 0, words: [], numbers: [], end: undefined, said: {}, conversation: "", raw: "" };
	return new Promise((resolve, reject) => {
		const sent = body === undefined ? headers : { "content-type": "application/json", ...headers };
		const call = request(url + path, { method, headers: sent, agent: false }, (response) => {
			heard.status = response.statusCode ?? 0;
			heard.conversation = String(response.headers["content-location"] ?? "").split("/")[3] ?? "";
			const feed = parseSse({
				frame(data, id, name) {
					if (name === "done" || name === "error") Object.assign(heard, { end: name, said: JSON.parse(data) });
					else hearWord(heard, data, Number(id), onWord);
					if (heard.words.length >= leaveAfter) call.destroy();
				},
				comment: () => undefined,
				retry: () => undefined,
			});
			const isStream = response.headers["content-type"]?.startsWith("text/event-stream") ?? false;
			response.setEncoding("utf8").on("data", (piece: string) => {
				heard.raw += piece;
				if (isStream) feed(piece);
			});
			response.on("close", () => {
				if (!isStream && heard.raw.startsWith("{")) heard.said = JSON.parse(heard.raw);
				resolve(heard);
			});
		});
		// Who left, or whose server was killed, has heard what it has heard.
		call.on("error", (error) => (heard.status > 0 ? resolve(heard) : reject(error)));
		call.end(body === undefined ? undefined : JSON.stringify(body));
	});
}

function hearWord(heard: Heard, word: string, number: number, onWord: Asking["onWord"]): void {
	heard.words.push(word);
	heard.numbers.push(number);
	onWord?.(heard);
}

/** Asks, and comes back once the answer's first words are there; `heard` is all of it. */
export async function beginAnswer(url: string, question: Record<string, unknown>, asking: Asking = {}) {
	const { promise, resolve, reject } = Promise.withResolvers<string>();
	const onWord = ({ conversation }: Heard) => resolve(conversation);
	const heard = hearAnswer(url, "POST", "/api/chat", question, { ...asking, onWord });
	void heard.then(({ raw }) => reject(new Error(`no word came: ${raw}`)), reject);
	return { conversation: await promise, heard };
}

/** Asks as `person`, to the end of the answer. */
export function askAssistant(person: Session, question: Record<string, unknown>, asking: Asking = {}): Promise<Heard> {
	const headers = { authorization: `Bearer ${person.id}`, ...asking.headers };
	return hearAnswer(person.url, "POST", "/api/chat", question, { ...asking, headers });
}

/** Words as the text that they are of, put together as API.md §7 says. */
export function textOf(words: readonly string[]): string {
	const lines: string[][] = [[]];
	for (const word of words) {
		if (word === "") lines.push([]);
		else lines.at(-1)?.push(word);
	}
	return lines.map((line) => line.join(" ")).join("\n");
}
