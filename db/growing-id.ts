/** Ids that grow with time, so that an index takes each new one at its end and a commit writes one page of it, not one each. */
import { nanoid } from "nanoid";

/** The letters of nanoid in the order in which databases sort them. */
const letters = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
/** Holds milliseconds for some thousand years. */
const timeLetters = 8;
const randomLetters = 13;

/** An id of 21 letters, 78 bits of them random; those of a later millisecond sort after it. */
export function growingId(now: number): string {
	let time = "";
	for (let left = now; time.length < timeLetters; left = Math.floor(left / letters.length)) {
		time = letters.charAt(left % letters.length) + time;
	}
	return time + nanoid(randomLetters);
}
