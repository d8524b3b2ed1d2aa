/** Lines of a stream, as they come; the last may lack its line break. Whoever is slow to take them slows the stream. */

export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
	const decoder = new TextDecoder();
	let rest = "";
	for await (const chunk of chunks) {
		const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
		rest = lines.pop() ?? "";
		for (const line of lines) yield line.replace(/\r$/, "");
	}
	rest += decoder.decode();
	if (rest !== "") yield rest;
}
