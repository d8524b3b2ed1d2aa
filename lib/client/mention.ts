/** Whether a text names somebody: `@ada`, as a word of its own, whatever the case. Pure. */

const inName = /[\p{L}\p{N}\p{M}_-]/u;

export function namesMe(text: string, username: string): boolean {
	const [words, name] = [text.toLowerCase(), `@${username.toLowerCase()}`];
	for (let at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
		const [before, after] = [words[at - 1], words[at + name.length]];
		if (!(before && inName.test(before)) && !(after && inName.test(after))) return true;
	}
	return false;
}
