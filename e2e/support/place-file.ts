/** Writes a database of places as MaxMind's format (version 2.0) has it: a tree of IPv4 prefixes, and a map for each. */
import { writeFile } from "node:fs/promises";

type Value = string | number | readonly Value[] | { readonly [key: string]: Value };

/** A record as the city databases have it. */
export function cityRecord(city: string, region: string, country: string): Value {
	return {
		city: { names: { en: city } },
		subdivisions: [{ names: { en: region } }],
		country: { iso_code: country, names: { en: "nobody reads this" } },
	};
}

/** `records` by network, `81.2.69.0/24`; the networks do not overlap. */
export async function writePlaceFile(file: string, records: Readonly<Record<string, Value>>): Promise<void> {
	await writeFile(file, placeFile(records));
}

type Node = [Branch, Branch];
type Branch = Node | number | null;

function placeFile(records: Readonly<Record<string, Value>>): Buffer {
	const root: Node = [null, null];
	const data: Buffer[] = [];
	let offset = 0;
	for (const [network, record] of Object.entries(records)) {
		plant(root, network, offset);
		const bytes = encode(record);
		data.push(bytes);
		offset += bytes.length;
	}
	const nodes = nodesOf(root);
	const tree = Buffer.concat(nodes.flatMap((node) => node.map((branch) => spell(branch, nodes))));
	const marker = Buffer.concat([Buffer.from("abcdef", "hex"), Buffer.from("MaxMind.com")]);
	return Buffer.concat([tree, Buffer.alloc(16), ...data, marker, encode(describe(nodes.length))]);
}

function plant(root: Node, network: string, offset: number): void {
	const [address = "", prefix] = network.split("/");
	const bits = address.split(".").map((byte) => Number(byte).toString(2).padStart(8, "0"));
	const way = [...bits.join("").slice(0, Number(prefix))].map((bit): 0 | 1 => (bit === "1" ? 1 : 0));
	const last = way.pop() ?? 0;
	let node = root;
	for (const side of way) {
		const below: Branch = node[side] ?? [null, null];
		if (typeof below === "number") throw new Error(`${network} overlaps another`);
		node[side] = below;
		node = below;
	}
	node[last] = offset;
}

function nodesOf(root: Node): Node[] {
	const found = [root];
	for (const node of found) for (const branch of node) if (Array.isArray(branch)) found.push(branch);
	return found;
}

/** 24 bits: another node, past them the data, or exactly their count for nothing. */
function spell(branch: Branch, nodes: readonly Node[]): Buffer {
	const bytes = Buffer.alloc(3);
	if (branch === null) bytes.writeUIntBE(nodes.length, 0, 3);
	else if (typeof branch === "number") bytes.writeUIntBE(nodes.length + 16 + branch, 0, 3);
	else bytes.writeUIntBE(nodes.indexOf(branch), 0, 3);
	return bytes;
}

const describe = (node_count: number): Value => ({
	binary_format_major_version: 2,
	binary_format_minor_version: 0,
	build_epoch: 1_700_000_000,
	database_type: "Test-City",
	description: { en: "made by a test" },
	ip_version: 4,
	languages: ["en"],
	node_count,
	record_size: 24,
});

function encode(value: Value): Buffer {
	if (typeof value === "string") return sized(2, Buffer.byteLength(value), Buffer.from(value));
	if (typeof value === "number") return number(value);
	if (Array.isArray(value)) return sized(11, value.length, Buffer.concat(value.map(encode)));
	const entries = Object.entries(value);
	return sized(7, entries.length, Buffer.concat(entries.flat().map(encode)));
}

function number(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return sized(6, 4, bytes);
}

/** Type and size as a control byte has them; types past 7 take a second byte, sizes past 28 one too. */
function sized(type: number, size: number, content: Buffer): Buffer {
	if (size > 28 + 255) throw new Error("a test needs nothing of this size");
	const extended = type > 7 ? [type - 7] : [];
	const long = size > 28 ? [size - 29] : [];
	return Buffer.concat([
		Buffer.from([((type > 7 ? 0 : type) << 5) | Math.min(size, 29), ...extended, ...long]),
		content,
	]);
}
