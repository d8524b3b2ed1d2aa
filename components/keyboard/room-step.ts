/** The nearest of `ids` from `here` on in the direction of `step` that `counts`, around the end; null where there is no other. */
export function findStep(
	ids: readonly string[],
	here: string | null,
	step: 1 | -1,
	counts: (id: string) => boolean,
): string | null {
	const place = here === null ? -1 : ids.indexOf(here);
	const start = place === -1 && step === -1 ? ids.length : place;
	for (let distance = 1; distance <= ids.length; distance += 1) {
		const id = ids[(start + step * distance + ids.length * 2) % ids.length];
		if (id !== undefined && id !== here && counts(id)) return id;
	}
	return null;
}
