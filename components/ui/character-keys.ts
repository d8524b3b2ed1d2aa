/** Whether single characters may be shortcuts. Who dictates or bumps into keys turns them off (WCAG 2.1.4). */

const name = "parley:character-keys";
const listeners = new Set<() => void>();
let chosen: boolean | undefined;

export function readCharacterKeys(): boolean {
	chosen ??= readChoice();
	return chosen;
}

export function chooseCharacterKeys(on: boolean): void {
	chosen = on;
	try {
		localStorage.setItem(name, on ? "on" : "off");
	} catch (error) {
		// Forbidden storage: the choice lasts as long as the page.
		if (!(error instanceof DOMException)) throw error;
	}
	for (const listener of listeners) listener();
}

export function subscribeToCharacterKeys(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

function readChoice(): boolean {
	try {
		return localStorage.getItem(name) !== "off";
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
		return true;
	}
}
