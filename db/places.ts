/** The places of a prepared query's values: what stands for them while it is written, and where they go each time. */
import { Column, is, Param, Placeholder, sql } from "drizzle-orm";

export type Values = Readonly<Record<string, unknown>>;

/** Values in the order in which the text has their places. */
export type Place = (values: Values) => unknown[];

/** Stands for the values while a query is compiled: each one that the query names becomes a place. */
export const places: Values = new Proxy<Record<string, unknown>>(
	{},
	{
		get: (_, name) => Object.assign(sql.placeholder(String(name)), { [Symbol.toPrimitive]: refuseUse }),
		has: refuseUse,
		ownKeys: refuseUse,
	},
);

function refuseUse(): never {
	throw new Error("A prepared query may name its values, but neither list them nor compute with them");
}

/** Text and numbers are the same in a row and in the file; of the kit's columns only booleans are not. */
export const sameInFile = new Set<string>(["string", "number"]);

export function placing(params: readonly unknown[]): Place {
	const readers = params.map(placeOf);
	return (values) => readers.map((read) => read(values));
}

function placeOf(param: unknown): (values: Values) => unknown {
	if (is(param, Placeholder)) return (values) => take(values, param.name);
	if (!is(param, Param) || !is(param.value, Placeholder)) return () => param;
	const { encoder, value } = param;
	if (is(encoder, Column) && sameInFile.has(encoder.dataType)) return (values) => take(values, value.name);
	return (values) => {
		const plain = take(values, value.name);
		return plain === null ? null : encoder.mapToDriverValue(plain);
	};
}

function take(values: Values, name: string): unknown {
	const value = values[name];
	if (value === undefined) throw new Error(`A prepared query lacks its value "${name}"`);
	return value;
}
