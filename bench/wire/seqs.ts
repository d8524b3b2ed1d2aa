/** The numbers of messages in JSON, found without decoding it. */

const key = Buffer.from('"seq":');
const zero = 48;
const nine = 57;

/** In the order in which they stand. A text cannot hold the key: its quotes are escaped. */
export function readSeqs(json: Buffer): number[] {
	const seqs: number[] = [];
	for (let at = json.indexOf(key); at >= 0; at = json.indexOf(key, at)) {
		at += key.length;
		seqs.push(readNumber(json, at));
	}
	return seqs;
}

/** The digits that stand from `at` on. */
export function readNumber(bytes: Buffer, at: number): number {
	let number = 0;
	for (let digit = bytes[at] ?? 0; digit >= zero && digit <= nine; digit = bytes[++at] ?? 0) {
		number = number * 10 + digit - zero;
	}
	return number;
}

/** Throws unless `seqs` are the numbers from `from` to before `until`, each once and in order. */
export function requireRun(seqs: readonly number[], from: number, until: number): void {
	if (seqs.length === until - from && seqs.every((seq, place) => seq === from + place)) return;
	throw new Error(`The numbers ${from} to ${until - 1} were due and these came: ${seqs.slice(0, 10).join(", ")}`);
}
