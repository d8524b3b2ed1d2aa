/** A parser of server-sent events of the tests' own (WHATWG HTML §9.2.6), so that it cannot share a fault with the client's. */

export interface SseParts {
	/** One event: its data, and its id where the frame had one of its own. */
	frame(data: string, id: string | undefined, name: string | undefined): void;
	comment(text: string): void;
	retry(milliseconds: number): void;
}

/** Takes pieces of the stream as they arrive, cut anywhere, and reports each part as soon as it is whole. */
export function parseSse(parts: SseParts): (piece: string) => void {
	let rest = "";
	let data: string[] = [];
	let id: string | undefined;
	let name: string | undefined;

	function endFrame(): void {
		if (data.length > 0) parts.frame(data.join("\n"), id, name);
		data = [];
		id = undefined;
		name = undefined;
	}

	function readField(line: string): void {
		const colon = line.indexOf(":");
		const field = colon < 0 ? line : line.slice(0, colon);
		const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
		if (field === "data") data.push(value);
		else if (field === "id") id = value;
		else if (field === "event") name = value;
		else if (field === "retry") parts.retry(Number(value));
		else throw new Error(`no such field in a stream: ${JSON.stringify(line)}`);
	}

	function readLine(line: string): void {
		if (line === "") endFrame();
		else if (line.startsWith(":")) parts.comment(line.slice(1).trim());
		else readField(line);
	}

	return (piece) => {
		const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
		rest = lines.pop() ?? "";
		for (const line of lines) readLine(line);
	};
}
